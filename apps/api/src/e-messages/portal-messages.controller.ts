import { Body, Controller, Get, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { isQuestion, replyDue, whyNotAnswered, whyNotWritten } from '#contexts/e-messages';
import { type AccountId, caseNumber, countyName, NotFound, type PersonId, personSubject } from '#kernel';
import {
  CompleteOwnAction,
  factsOfPerson,
  hiddenAccounts,
  isHidden,
  messageStanding,
  ReadFromCounty,
  ReplyToCounty,
  standingLinkOf,
  threadOf,
  WriteToCounty,
} from '#processes';
import { threadPage } from '#worklist';
import { type Caller, From } from '../http/caller.js';
import { FreshDto } from '../http/fresh.dto.js';
import { Freshness } from '../http/freshness.js';
import { accountOf } from '../http/own-account.js';
import { Needs } from '../http/policy.js';
import { documentOf } from './file-ids.js';
import { OwnThread } from './own-thread.js';
import {
  hasOfCounty,
  hasOwn,
  isToDo,
  isUnread,
  ownAction,
  ownEntries,
  ownRow,
  shownStatus,
} from './own-thread-bodies.js';
import {
  type Box,
  CompleteDto,
  OwnMessagesQueryDto,
  ReplyToCountyDto,
  WriteMessageDto,
} from './portal-messages.dto.js';
import {
  ActionCompletedResponse,
  MessageToCountyResponse,
  OwnMessageCountsResponse,
  OwnMessagesResponse,
  OwnStatusResponse,
  OwnThreadResponse,
  WritableCasesResponse,
} from './portal-messages.response.js';
import { commandOn, StatusFirst, StatusFirstInterceptor } from './status-first.js';
import { statusIn, textOf } from './thread-bodies.js';
import { customersPart } from './thread-pages.js';

const pageSize = 25;

/** A customer's own messages (rules M1 to M12). Staff appear under their county's name. */
@ApiTags('e-Messages (customer)')
@Controller('api/v1/portal/messages')
@UseInterceptors(StatusFirstInterceptor)
export class PortalMessagesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
    private readonly freshness: Freshness,
    private readonly ownThread: OwnThread,
  ) {}

  @Get()
  @Needs('portal:message')
  @ApiOperation({ summary: 'My messages, a row for each thread' })
  @ApiOkResponse({ type: OwnMessagesResponse })
  async list(
    @Query() { box, page }: OwnMessagesQueryDto,
    @From() caller: Caller,
  ): Promise<OwnMessagesResponse> {
    await this.freshness.of(caller, 'e-message-threads');
    const account = accountOf(caller);
    const none = { items: [], total: 0, page, pageSize, next: null, toDo: 0, unread: 0 };
    const known = await this.ownThreads(account);
    if (known === undefined) return none;
    const { personId, own, hidden } = known;
    const inBox = own.filter(({ thread }) => standsIn(box, thread, hidden));
    if (box === 'actions')
      inBox.sort((a, b) => ((a.thread.action?.due ?? '') < (b.thread.action?.due ?? '') ? -1 : 1));
    const shown = inBox.slice((page - 1) * pageSize, page * pageSize);
    const subjects = shown.map(({ thread }) => thread.subject);
    await this.system.personalData.openWithin(caller.look('own-messages'), subjects);
    const standings = await this.standings(
      personId,
      shown.map((each) => each.caseNumber),
    );
    return {
      items: shown.map((each) =>
        ownRow(each, { standing: standings.get(each.caseNumber)!, hidden, account }),
      ),
      total: inBox.length,
      ...{ page, pageSize, next: null },
      ...countsOf(own),
    };
  }

  @Get('counts')
  @Needs('portal:message')
  @ApiOperation({ summary: 'How many of my messages are new, and how many actions are to be done' })
  @ApiOkResponse({ type: OwnMessageCountsResponse })
  async counts(@Query() _: FreshDto, @From() caller: Caller): Promise<OwnMessageCountsResponse> {
    await this.freshness.of(caller, 'e-message-threads');
    return countsOf((await this.ownThreads(accountOf(caller)))?.own ?? []);
  }

  @Get('cases')
  @Needs('portal:message')
  @ApiOperation({ summary: 'The cases about which I can write, and where not, why' })
  @ApiOkResponse({ type: WritableCasesResponse })
  async cases(@Query() _: FreshDto, @From() caller: Caller): Promise<WritableCasesResponse> {
    const link = await standingLinkOf(this.system.flows, accountOf(caller));
    const person = link && (await factsOfPerson(this.system.engine, link.personId));
    if (person === undefined) return { items: [] };
    await this.system.personalData.shown(caller.look('own-cases'), [personSubject(person.personId)]);
    const now = this.system.clock.now();
    const known = await Promise.all(
      person.cases.map(async (each) => ({
        caseNumber: each.caseNumber,
        of: await messageStanding(this.system.flows, each.caseNumber, person.personId),
      })),
    );
    return {
      items: known.flatMap(({ caseNumber: number, of }) =>
        of === undefined
          ? []
          : [
              {
                caseNumber: number,
                county: of.county,
                countyName: countyName(of.county),
                programs: of.programs.filter((each) => each.open).map((each) => each.kind),
                whyNot: whyNotWritten(of.standing) ?? null,
                replyBy: replyDue(now, of.settings),
              },
            ],
      ),
    };
  }

  @Get(':id')
  @Needs('portal:message')
  @ApiOperation({ summary: 'One of my threads', description: 'Changes nothing.' })
  @ApiOkResponse({ type: OwnThreadResponse })
  async thread(
    @Param('id') id: string,
    @Query() _: FreshDto,
    @From() caller: Caller,
  ): Promise<OwnThreadResponse> {
    const account = accountOf(caller);
    const { thread, standing, settings, hidden } = await this.ownThread.ofCustomer(id, caller);
    const { store, engine, personalData, clock } = this.system;
    const whole = await threadPage({ store, codec: engine.codec }, thread.threadId);
    const detail = customersPart(whole, hidden);
    await personalData.openWithin(caller.look('own-message'), [detail]);
    const office = countyName(thread.county);
    const whyNot = whyNotAnswered(thread, standing) ?? null;
    const waiting = thread.messages.filter((each) => isQuestion(each) && !hidden(each.accountId));
    return {
      messageId: id,
      threadId: thread.threadId,
      subject: textOf(detail.subject),
      caseNumber: thread.caseNumber,
      county: thread.county,
      countyName: office,
      program: thread.program,
      type: thread.action === undefined ? 'Message' : 'Action',
      actionType: thread.action?.type ?? null,
      ...shownStatus(thread, hidden),
      due: isToDo(thread) ? (thread.action?.due ?? null) : null,
      unread: isUnread(thread),
      entries: ownEntries(thread.threadId, detail, { own: caller.identity.name, county: office }),
      action: ownAction(thread, detail, { settings, standing, account }),
      canReply: whyNot === null,
      whyNot,
      replyBy: waiting[0]?.due ?? null,
      replyByIfSentNow: replyDue(clock.now(), settings),
    };
  }

  @Post(':id/read')
  @HttpCode(200)
  @Needs('portal:message')
  @ApiOperation({ summary: 'I have opened it' })
  @ApiOkResponse({ type: OwnStatusResponse })
  async read(@Param('id') id: string, @From() caller: Caller): Promise<OwnStatusResponse> {
    const position = await this.commands.execute(
      new ReadFromCounty(this.customer(caller), id, caller.context(commandOn('read-by-customer', id))),
    );
    caller.wrote(position, this.system.store.ledgerId);
    return this.status(id, caller);
  }

  @Post()
  @Needs('portal:message')
  @ApiOperation({ summary: 'Write to the worker' })
  @ApiCreatedResponse({ type: MessageToCountyResponse })
  async write(@Body() body: WriteMessageDto, @From() caller: Caller): Promise<MessageToCountyResponse> {
    const { subject, body: text, program } = body;
    const input = {
      caseNumber: caseNumber(body.caseNumber),
      ...{ subject, body: text },
      ...(program && { program }),
    };
    const { position, ...sent } = await this.commands.execute(
      new WriteToCounty(this.customer(caller), input, caller.context('WriteToCounty')),
    );
    caller.wrote(position, this.system.store.ledgerId);
    return { ...sent, status: 'Received' };
  }

  @Post(':id/reply')
  @Needs('portal:message')
  @StatusFirst('receive-reply')
  @ApiOperation({ summary: 'Write into a thread' })
  @ApiCreatedResponse({ type: MessageToCountyResponse })
  async reply(
    @Param('id') id: string,
    @Body() { body }: ReplyToCountyDto,
    @From() caller: Caller,
  ): Promise<MessageToCountyResponse> {
    const { position, ...sent } = await this.commands.execute(
      new ReplyToCounty(this.customer(caller), { id, body }, caller.context(commandOn('receive-reply', id))),
    );
    caller.wrote(position, this.system.store.ledgerId);
    return { ...sent, status: 'Received' };
  }

  @Post(':id/complete')
  @HttpCode(200)
  @Needs('portal:message')
  @StatusFirst('complete')
  @ApiOperation({ summary: 'I have done it: sends it to the county' })
  @ApiOkResponse({ type: ActionCompletedResponse })
  async complete(
    @Param('id') id: string,
    @Body() { documentIds, note, viewed }: CompleteDto,
    @From() caller: Caller,
  ): Promise<ActionCompletedResponse> {
    const documents = documentIds.map((each) => documentOf(threadOf(id), each));
    const input = { id, documents, viewed, ...(note && { note }) };
    const { position, ...done } = await this.commands.execute(
      new CompleteOwnAction(this.customer(caller), input, caller.context(commandOn('complete', id))),
    );
    caller.wrote(position, this.system.store.ledgerId);
    return { messageId: id, ...done, status: 'Action Completed' };
  }

  /** Of whom the account is linked to, without what is hidden from it. Undefined: it is not linked. */
  private async ownThreads(account: AccountId) {
    const link = await standingLinkOf(this.system.flows, account);
    if (link === undefined) return undefined;
    const hidden = await hiddenAccounts(this.system.flows, link.personId);
    const all = await this.system.queries.threads.ofPerson(link.personId);
    return { ...link, hidden, own: all.filter(({ thread }) => !isHidden(thread, hidden)) };
  }

  private customer = (caller: Caller) => ({ accountId: accountOf(caller), by: caller.identity.actor });

  private async status(id: string, caller: Caller): Promise<OwnStatusResponse> {
    const { thread } = await this.ownThread.ofCustomer(id, caller);
    return { messageId: id, status: statusIn(thread, id) };
  }

  private async standings(person: PersonId, numbers: readonly ReturnType<typeof caseNumber>[]) {
    const known = await Promise.all(
      [...new Set(numbers)].map(async (number) => {
        const of = await messageStanding(this.system.flows, number, person);
        if (of === undefined) throw new NotFound();
        return [number, of.standing] as const;
      }),
    );
    return new Map(known);
  }
}

const countsOf = (own: readonly { readonly thread: Parameters<typeof isToDo>[0] }[]) => ({
  toDo: own.filter(({ thread }) => isToDo(thread)).length,
  unread: own.filter(({ thread }) => isUnread(thread)).length,
});

function standsIn(
  box: Box,
  thread: Parameters<typeof isToDo>[0],
  hidden: (account: AccountId) => boolean,
): boolean {
  switch (box) {
    case 'inbox':
      return hasOfCounty(thread);
    case 'sent':
      return hasOwn(thread, hidden);
    case 'actions':
      return isToDo(thread);
    case 'all':
      return true;
  }
}
