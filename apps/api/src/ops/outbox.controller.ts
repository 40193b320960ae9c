import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Runtime, System } from '#composition';
import { ReturnOutgoingMessage } from '#contexts/outbox';
import { NotFound } from '#kernel';
import { type OutboxRow, outboxPage } from '#operations';
import { sendMessage } from '#processes';
import { type Caller, From } from '../http/caller.js';
import { demoWorksFor } from '../http/demo-works.js';
import { Freshness } from '../http/freshness.js';
import { Needs } from '../http/policy.js';
import { OutboxDto, ReturnedDto } from './ops.dto.js';
import {
  type OutboxMessage,
  OutboxResponse,
  OutboxRetryResponse,
  OutboxReturnedResponse,
} from './outbox.response.js';

/** Outgoing mails and texts. In demo mode they are shown whole, so that a newcomer can finish a flow alone. */
@ApiTags('Operations')
@Controller('api/v1/ops/outbox')
export class OutboxController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
    private readonly runtime: Runtime,
    private readonly freshness: Freshness,
  ) {}

  @Get()
  @Needs('ops:outbox')
  @ApiOperation({ summary: 'Outgoing messages, newest first; with their content in demo mode' })
  @ApiOkResponse({ type: OutboxResponse })
  async list(
    @Query() { state, pageSize, cursor }: OutboxDto,
    @From() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<OutboxResponse> {
    await this.freshness.of(caller, 'outbox');
    const filter = { limit: pageSize, ...(state && { state }), ...(cursor && { cursor }) };
    const demo = demoWorksFor(request, this.system.config);
    const whole = demo ? { look: caller.look('outbox'), sending: this.runtime.sending } : undefined;
    const { items, next } = await outboxPage(this.system, filter, whole);
    return { items: items.map(message), next: next ?? null };
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Needs('ops:outbox')
  @ApiOperation({ summary: 'Try a failed message again now' })
  @ApiOkResponse({ type: OutboxRetryResponse })
  async retry(@Param('id') id: string, @From() caller: Caller): Promise<OutboxRetryResponse> {
    if ((await this.system.queries.outbox.byId(id)) === undefined) throw new NotFound();
    await sendMessage(this.runtime.sending, id, { context: caller.context('RetryMessage'), byHand: true });
    return { messageId: id };
  }

  @Post(':id/returned')
  @HttpCode(200)
  @Needs('ops:outbox')
  @ApiOperation({
    summary: 'A mail came back for good',
    description:
      "For the mail server's script: the id is the first part of the mail's Message-ID. Its address is not mailed until it is corrected.",
  })
  @ApiOkResponse({ type: OutboxReturnedResponse })
  async returned(
    @Param('id') id: string,
    @Body() { code }: ReturnedDto,
    @From() caller: Caller,
  ): Promise<OutboxReturnedResponse> {
    const returned = { kind: 'return' as const, code, at: this.system.clock.now() };
    const { position } = await this.commands.execute(
      new ReturnOutgoingMessage(id, returned, caller.context('ReturnMessage')),
    );
    caller.wrote(position, this.system.store.ledgerId);
    return { messageId: id, state: 'returned' };
  }
}

const message = ({ content, ...row }: OutboxRow): OutboxMessage => ({
  ...row,
  ...(content && { to: content.to, subject: content.subject ?? null, text: content.text }),
});
