import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '#kernel';
import { DeadLetters } from '#operations';
import { type Caller, From } from '../http/caller.js';
import { Needs } from '../http/policy.js';
import { SkipDto } from './ops.dto.js';
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
  async list() {
    const letters = await this.deadLetters.list();
    return {
      items: letters.map((each) => ({
        ...each,
        revision: String(each.revision),
        heldSince: each.heldSince ?? null,
      })),
    };
  }

  @Post(':id/retry')
  @HttpCode(202)
  @Needs('ops:dead-letters')
  @ApiOperation({ summary: 'Rebuild the view with the code of now' })
  async retry(@Param('id') eventId: string) {
    const letter = (await this.deadLetters.list()).find((each) => each.eventId === eventId);
    if (letter === undefined) throw new NotFound();
    return this.rebuilds.start(letter.view, false);
  }

  @Post(':id/skip')
  @HttpCode(200)
  @Needs('ops:dead-letters')
  @ApiOperation({ summary: 'Do without the event, in this and every later build; needs a reason' })
  async skip(@Param('id') eventId: string, @Body() { projection, reason }: SkipDto, @From() caller: Caller) {
    const letter = (await this.deadLetters.list(projection)).find((each) => each.eventId === eventId);
    if (letter === undefined) throw new NotFound();
    await this.deadLetters.skip({ projection, eventId, reason }, caller.context('SkipDeadLetter'));
    return { projection, eventId };
  }
}
