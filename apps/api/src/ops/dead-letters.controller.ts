import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '#kernel';
import { DeadLetters } from '#operations';
import { type Caller, From } from '../http/caller.js';
import { Needs } from '../http/policy.js';
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
    return this.rebuilds.start(letter.view, false);
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
    const [letter] = await this.deadLetters.rows({ view: projection, eventId });
    if (letter === undefined) throw new NotFound();
    await this.deadLetters.skip({ projection, eventId, reason }, caller.context('SkipDeadLetter'));
    return { projection, eventId };
  }
}
