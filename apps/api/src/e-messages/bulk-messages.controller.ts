import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { beginCall } from '#engine';
import { messageId } from '#kernel';
import { ActOnMessage } from '#processes';
import { type Caller, From } from '../http/caller.js';
import { countyOf, workerIn } from '../http/county.js';
import { oneByOne } from '../http/one-by-one.js';
import { Needs } from '../http/policy.js';
import { BulkMessagesResponse } from './bulk-messages.response.js';
import { BulkMessagesDto } from './e-messages.dto.js';
import { OwnThread } from './own-thread.js';
import { commandOn } from './status-first.js';

@ApiTags('e-Messages (worker)')
@Controller('api/v1/e-messages')
export class BulkMessagesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
    private readonly ownThread: OwnThread,
  ) {}

  @Post('bulk')
  @HttpCode(200)
  @Needs('e-message:assign')
  @ApiOperation({
    summary: 'Gives many messages to a worker',
    description: 'Each is its own event; the answer says what became of each.',
  })
  @ApiOkResponse({ type: BulkMessagesResponse })
  async bulk(
    @Body() { ids, worker }: BulkMessagesDto,
    @From() caller: Caller,
  ): Promise<BulkMessagesResponse> {
    const to = await workerIn(this.system.staff, countyOf(caller.identity), worker, 'e-message:view');
    if (caller.bringsKey) await beginCall(this.system, caller.context('BulkOnMessages'));
    return oneByOne('messageId', ids, async (id) => {
      await this.ownThread.ofCounty(id, caller);
      const on = { messageId: messageId(id), by: caller.identity.actor };
      const context = caller.context(commandOn('reassign', id));
      const { position } = await this.commands.execute(
        new ActOnMessage(on, { kind: 'reassign', to }, context),
      );
      caller.wrote(position, this.system.store.ledgerId);
    });
  }
}
