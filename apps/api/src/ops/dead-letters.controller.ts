import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '#kernel';
import { DeadLetters, holdsBack } from '#operations';
import { type Caller, From } from '../http/caller.js';
import { Needs } from '../http/policy.js';
import { HttpProblem } from '../http/problem.js';
import { DeadLetterSkippedResponse, DeadLettersResponse } from './dead-letters.response.js';
import { SkipDto } from './ops.dto.js';
import { RebuildResponse } from './projections.response.js';
import { Rebuilds } from './rebuilds.js';

/** Events that a view could not fold. A fold is pure, so only new code or a skip mends one. */
@ApiTags('Operations')
@Controller('api/v1/ops/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly rebuilds: Rebuilds,
  ) {}

  @Get()
  @Needs('ops:dead-letters')
  @ApiOperation({ summary: 'Events that views could not fold, and since when their streams are held back' })
  @ApiOkResponse({ type: DeadLettersResponse })
  async list(): Promise<DeadLettersResponse> {
    const letters = await this.deadLetters.rows();
    return { items: letters.map((each) => ({ ...each, heldSince: each.heldSince ?? null })) };
  }

  @Post(':id/retry')
  @HttpCode(202)
  @Needs('ops:dead-letters')
  @ApiOperation({ summary: 'Rebuild the view with the code of now' })
  @ApiAcceptedResponse({ type: RebuildResponse })
  async retry(@Param('id') eventId: string): Promise<RebuildResponse> {
    const [letter] = await this.deadLetters.rows({ eventId });
    if (letter === undefined) throw new NotFound();
    const views = (await this.deadLetters.rows({ eventId })).map(({ view }) => view);
    return this.rebuilds.start([...new Set(views)]);
  }

  @Post(':id/skip')
  @HttpCode(200)
  @Needs('ops:dead-letters')
  @ApiOperation({ summary: 'Do without the event, in this and every later build; needs a reason' })
  @ApiOkResponse({ type: DeadLetterSkippedResponse })
  async skip(
    @Param('id') eventId: string,
    @Body() { projection, reason }: SkipDto,
    @From() caller: Caller,
  ): Promise<DeadLetterSkippedResponse> {
    const letters = await this.deadLetters.rows({ eventId, ...(projection && { view: projection }) });
    const views = [...new Set(letters.map(({ view }) => view))];
    if (views.length === 0) throw new NotFound();
    for (const view of views)
      await this.deadLetters.skip(
        { projection: view, eventId, reason },
        caller.context(`SkipDeadLetter:${view}`),
      );
    return { projections: views, eventId, rebuildId: await this.rebuilt(views.filter(holdsBack(letters))) };
  }

  /** Where later events of the stream were held back, only a new build folds them; null: none is needed, or none can start now. */
  private async rebuilt(views: readonly string[]): Promise<string | null> {
    if (views.length === 0) return null;
    try {
      return (await this.rebuilds.start(views)).rebuildId;
    } catch (error) {
      // The skip stands: whoever sees that the view needs a rebuild starts it later.
      if (error instanceof HttpProblem && error.status === 409) return null;
      throw error;
    }
  }
}
