import { Body, Controller, Get, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { caseNumber, InvalidInput, messageId, personId, workerId } from '#kernel';
import { ActOnMessage, type MessageWish, SendEMessage } from '#processes';
import { type Caller, From } from '../http/caller.js';
import { countyOf, workerIn } from '../http/county.js';
import { Freshness } from '../http/freshness.js';
import { OwnCounty } from '../http/own-county.js';
import { Needs } from '../http/policy.js';
import {
  CloseDto,
  MessageNoteDto,
  MessageSearchDto,
  NoReplyNeededDto,
  ReassignMessageDto,
  ReplyDto,
  SendMessageDto,
  ThreadQueryDto,
  WritingDto,
} from './e-messages.dto.js';
import {
  MessageClosedResponse,
  MessageHandsResponse,
  MessageSearchResponse,
  MessageSentResponse,
  MessageStatusResponse,
} from './e-messages.response.js';
import { given } from './given.js';
import { OwnThread } from './own-thread.js';
import { commandOn, StatusFirst, StatusFirstInterceptor } from './status-first.js';
import { ThreadResponse, WritingResponse } from './thread.response.js';
import { statusIn } from './thread-bodies.js';
import { ThreadPages } from './thread-pages.js';
import { Writers } from './writers.js';

const missing = (field: string, message: string) => new InvalidInput([{ field, message }]);

/** A county's e-messages (rules M1 to M12). Always the caller's own county. */
@ApiTags('e-Messages (worker)')
@Controller('api/v1/e-messages')
@UseInterceptors(StatusFirstInterceptor)
export class EMessagesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
    private readonly freshness: Freshness,
    private readonly ownCounty: OwnCounty,
    private readonly ownThread: OwnThread,
    private readonly pages: ThreadPages,
    private readonly writers: Writers,
  ) {}

  @Post('search')
  @HttpCode(200)
  @Needs('e-message:view')
  @ApiOperation({ summary: 'e-Messages Search' })
  @ApiOkResponse({ type: MessageSearchResponse })
  async search(@Body() body: MessageSearchDto, @From() caller: Caller): Promise<MessageSearchResponse> {
    const county = countyOf(caller.identity);
    await this.freshness.of(caller, 'e-messages', 'persons');
    const { worker, caseNumber: number, personId: person, statuses, sort, ...rest } = body;
    const found = await this.system.queries.searchMessages.search({
      ...given(rest),
      county,
      order: sort,
      ...(number && { caseNumber: caseNumber(number) }),
      ...(person && { personId: personId(person) }),
      ...(statuses && { statuses }),
      ...(worker && {
        worker: worker === 'nobody' ? null : workerId(worker === 'me' ? caller.identity.actor.id : worker),
      }),
    });
    const criteria = body.subject ? { subject: body.subject } : undefined;
    const items = await this.pages.rows(found.items, caller.look('e-messages-search', criteria));
    const { total, more, page, pageSize, next = null } = found;
    return { items, total, more, page, pageSize, next };
  }

  @Post()
  @Needs('e-message:send')
  @ApiOperation({ summary: 'Save on Add e-Message: sends a Message or an Action' })
  @ApiCreatedResponse({ type: MessageSentResponse })
  async send(@Body() body: SendMessageDto, @From() caller: Caller): Promise<MessageSentResponse> {
    const county = await this.ownCounty.mustHaveCase(body.caseNumber, caller);
    const { type, actionType, formId, due, subject, body: text, program } = body;
    if (type === 'Action' && actionType === undefined)
      throw missing('actionType', 'choose what the customer shall do: Upload Document or View Document');
    if (actionType === 'View Document' && formId === undefined)
      throw missing('formId', 'choose the document that the customer shall view');
    const action = { type: actionType!, ...(formId && { formId }), ...(due && { due }) };
    const input = {
      caseNumber: caseNumber(body.caseNumber),
      personId: personId(body.personId),
      ...{ subject, body: text },
      ...(program && { program }),
      ...(type === 'Action' && { action }),
    };
    const by = caller.identity.actor;
    const sent = await this.commands.execute(
      new SendEMessage({ by, county, input }, caller.context('SendEMessage')),
    );
    caller.wrote(sent.position, this.system.store.ledgerId);
    const { messageId: id, number, at } = sent;
    return { messageId: id, number, status: type === 'Action' ? 'New Action' : 'Sent', at };
  }

  @Get(':id')
  @Needs('e-message:view')
  @ApiOperation({ summary: 'A thread, seen from one message of it', description: 'Changes nothing.' })
  @ApiOkResponse({ type: ThreadResponse })
  async thread(
    @Param('id') id: string,
    @Query() { as }: ThreadQueryDto,
    @From() caller: Caller,
  ): Promise<ThreadResponse> {
    const { thread } = await this.ownThread.ofCounty(id, caller);
    await this.freshness.of(caller, 'e-message-threads', 'persons', 'outbox');
    return this.pages.ofWorker(id, thread, { as, caller });
  }

  @Post(':id/read')
  @HttpCode(200)
  @Needs('e-message:view')
  @ApiOperation({
    summary: 'The thread was opened',
    description: 'By whoever has it in hand, or a supervisor; opened by anybody else it stays as it is.',
  })
  @ApiOkResponse({ type: MessageStatusResponse })
  read(@Param('id') id: string, @From() caller: Caller): Promise<MessageStatusResponse> {
    return this.changed(id, { kind: 'read-by-worker' }, caller);
  }

  @Post(':id/reply')
  @HttpCode(200)
  @Needs('e-message:send')
  @StatusFirst('reply')
  @ApiOperation({ summary: "Answers a customer's message, and those before it" })
  @ApiOkResponse({ type: MessageStatusResponse })
  async reply(
    @Param('id') id: string,
    @Body() { body, upTo }: ReplyDto,
    @From() caller: Caller,
  ): Promise<MessageStatusResponse> {
    const answered = await this.changed(id, { kind: 'reply', body, ...(upTo && { upTo }) }, caller);
    await this.writers.stopped(id, caller.identity);
    return answered;
  }

  @Post(':id/close')
  @HttpCode(200)
  @Needs('e-message:send')
  @StatusFirst('close')
  @ApiOperation({ summary: 'Action Closed; with a new action in its place, where the answer was incomplete' })
  @ApiOkResponse({ type: MessageClosedResponse })
  async close(
    @Param('id') id: string,
    @Body() { note, followUp }: CloseDto,
    @From() caller: Caller,
  ): Promise<MessageClosedResponse> {
    const next = followUp && given({ ...followUp });
    if (next?.actionType === 'View Document' && next.formId === undefined)
      throw missing('followUp.formId', 'choose the document that the customer shall view');
    const wish = { kind: 'close' as const, ...(note && { note }), ...(next && { followUp: next }) };
    const { followUpId } = await this.act(id, wish, caller);
    return { ...(await this.status(id, caller)), ...(followUpId && { followUpId }) };
  }

  @Post(':id/no-reply-needed')
  @HttpCode(200)
  @Needs('e-message:send')
  @StatusFirst('no-reply-needed')
  @ApiOperation({ summary: "A customer's message needs no reply: it stops waiting, its status stays" })
  @ApiOkResponse({ type: MessageStatusResponse })
  noReplyNeeded(
    @Param('id') id: string,
    @Body() { reason, note }: NoReplyNeededDto,
    @From() caller: Caller,
  ): Promise<MessageStatusResponse> {
    return this.changed(id, { kind: 'no-reply-needed', reason, ...(note && { note }) }, caller);
  }

  @Post(':id/notes')
  @HttpCode(200)
  @Needs('e-message:send')
  @ApiOperation({ summary: 'A note for staff only' })
  @ApiOkResponse({ type: MessageStatusResponse })
  note(
    @Param('id') id: string,
    @Body() { text }: MessageNoteDto,
    @From() caller: Caller,
  ): Promise<MessageStatusResponse> {
    return this.changed(id, { kind: 'note', text }, caller);
  }

  @Post(':id/reassign')
  @HttpCode(200)
  @Needs('e-message:assign')
  @ApiOperation({ summary: 'Gives it, and its thread, to a worker of the county' })
  @ApiOkResponse({ type: MessageHandsResponse })
  async reassign(
    @Param('id') id: string,
    @Body() { worker }: ReassignMessageDto,
    @From() caller: Caller,
  ): Promise<MessageHandsResponse> {
    const { county } = await this.ownThread.ofCounty(id, caller);
    const to = await workerIn(this.system.staff, county, worker, 'e-message:view');
    await this.act(id, { kind: 'reassign', to }, caller);
    return { messageId: id, worker: to };
  }

  @Post(':id/writing')
  @HttpCode(200)
  @Needs('e-message:send')
  @ApiOperation({
    summary: 'Says that an answer is being written, and answers who else writes one',
    description: 'Lapses after 20 seconds.',
  })
  @ApiOkResponse({ type: WritingResponse })
  async writing(
    @Param('id') id: string,
    @Body() { writing }: WritingDto,
    @From() caller: Caller,
  ): Promise<WritingResponse> {
    const { thread } = await this.ownThread.ofCounty(id, caller);
    if (!writing) await this.writers.stopped(thread.threadId, caller.identity);
    return { writing: writing ? await this.writers.writes(thread.threadId, caller.identity) : [] };
  }

  private async changed(id: string, wish: MessageWish, caller: Caller): Promise<MessageStatusResponse> {
    await this.act(id, wish, caller);
    return this.status(id, caller);
  }

  private async act(id: string, wish: MessageWish, caller: Caller) {
    await this.ownThread.ofCounty(id, caller);
    const on = { messageId: messageId(id), by: caller.identity.actor };
    const done = await this.commands.execute(
      new ActOnMessage(on, wish, caller.context(commandOn(wish.kind, id))),
    );
    caller.wrote(done.position, this.system.store.ledgerId);
    return done;
  }

  private async status(id: string, caller: Caller): Promise<MessageStatusResponse> {
    const { thread } = await this.ownThread.ofCounty(id, caller);
    return { messageId: id, status: statusIn(thread, id) };
  }
}
