import { Injectable } from '@nestjs/common';
import type { LookRequest } from '#access';
import { System } from '#composition';
import {
  actionOf,
  type EMessageDocument,
  messageIn,
  type OpenThread,
  type ThreadDetail,
  type ThreadEntry,
  type WhyNot,
  whyNotClosed,
  whyNotNoReply,
  whyNotReplied,
  whyNotSent,
} from '#contexts/e-messages';
import { sealedPerson } from '#contexts/person-registry';
import { type CountyCode, countyName } from '#kernel';
import { hiddenAccounts, languageOfAccount, threadStanding } from '#processes';
import { threadPage } from '#worklist';
import type { Caller } from '../http/caller.js';
import { openedPerson } from '../person-registry/opened-person.js';
import { nameOnTask } from '../person-registry/supervisor-task-bodies.js';
import type { EMessageRow } from './e-messages.response.js';
import type { NotificationBody, ThreadResponse } from './thread.response.js';
import { entryBody, formBody, messageFacts, messageRow, textOf, waitingIn } from './thread-bodies.js';
import { Writers } from './writers.js';

/** What a county's staff sees of e-messages. Every look is recorded before anything is opened. */
@Injectable()
export class ThreadPages {
  constructor(
    private readonly system: System,
    private readonly writers: Writers,
  ) {}

  /** Rows of a list, with the names that go with them. */
  async rows(documents: readonly EMessageDocument[], look: LookRequest): Promise<EMessageRow[]> {
    const persons = await this.personsOf(documents);
    const workers = await this.workersIn(documents.flatMap((each) => each.worker ?? []));
    const subjects = documents.map((each) => each.subject);
    await this.system.personalData.openWithin(look, [subjects, [...persons.values()]]);
    const names = await this.namesOf(persons);
    return documents.map((each) =>
      messageRow(each, {
        person: names.get(each.personId) ?? erased,
        worker: (id) => workers.get(id) ?? null,
      }),
    );
  }

  /** A thread as its county's staff sees it; or, for them, as its customer does. */
  async ofWorker(
    id: string,
    thread: OpenThread,
    { as, caller }: { readonly as: 'customer' | undefined; readonly caller: Caller },
  ): Promise<ThreadResponse> {
    const { county, personId, threadId } = thread;
    const { store, engine, personalData, flows } = this.system;
    const whole = await threadPage({ store, codec: engine.codec }, threadId);
    const { standing } = await threadStanding(flows, id);
    const detail = as === 'customer' ? await this.asCustomer(whole, thread) : whole;
    const persons = await this.personsOf([thread]);
    await personalData.openWithin(caller.look(`e-message:${threadId}`), [detail, [...persons.values()]]);
    const personName = (await this.namesOf(persons)).get(personId) ?? erased;
    const staff = await this.staffNames(detail, thread);
    const office = countyName(county);
    const nameOf = (entry: ThreadEntry) =>
      entry.from === 'customer' ? personName : as === 'customer' ? office : staff(entry.by.id);
    const { account } = standing;
    const { action } = detail;
    return {
      messageId: id,
      threadId,
      county,
      countyName: countyName(county),
      caseNumber: thread.caseNumber,
      personId,
      personName,
      program: thread.program,
      worker: thread.worker ?? null,
      workerName: thread.worker === undefined ? null : staff(thread.worker),
      subject: textOf(detail.subject),
      ...messageFacts(thread, id, detail),
      form: action?.form === undefined ? null : formBody(threadId, action.form),
      follows: action?.follows ?? null,
      followedBy: action?.followedBy ?? null,
      entries: detail.entries.map((each) =>
        entryBody(threadId, each, { nameOf, markedBy: (by) => (as === 'customer' ? office : staff(by)) }),
      ),
      waitingMessages: waitingIn(thread).map((each) => each.messageId),
      notification: as === 'customer' ? null : await this.notification(detail),
      linked: account !== undefined,
      completedByFormerAccount:
        actionOf(thread).status === 'Action Completed' && action?.completedBy !== account,
      language: account === undefined ? 'en' : await languageOfAccount(flows, account),
      allowed: {
        reply: may(() => whyNotReplied(thread, messageIn(thread, id)!, standing)),
        close: may(() => whyNotClosed(messageIn(thread, id)!)),
        noReplyNeeded: may(() => whyNotNoReply(messageIn(thread, id)!)),
        send: may(() => whyNotSent(standing)),
        reassign: caller.identity.rights.has('e-message:assign'),
      },
      writing: as === 'customer' ? [] : await this.writers.others(threadId, caller.identity),
    };
  }

  /** Without what is for staff, and without what is hidden from who is linked now. */
  private async asCustomer(detail: ThreadDetail, thread: OpenThread): Promise<ThreadDetail> {
    const hidden = await hiddenAccounts(this.system.flows, thread.personId);
    return customersPart(detail, hidden);
  }

  private async personsOf(of: readonly { readonly personId: string; readonly county: CountyCode }[]) {
    const ids = [...new Map(of.map((each) => [each.personId, each.county]))];
    const found = await Promise.all(
      ids.map(async ([id, county]) => {
        const document = await this.system.queries.persons.personInCounty(id, county);
        return document === undefined ? undefined : ([id, sealedPerson(document)] as const);
      }),
    );
    return new Map(found.filter((each) => each !== undefined));
  }

  private async namesOf(persons: Awaited<ReturnType<ThreadPages['personsOf']>>) {
    const names = new Map<string, string>();
    for (const [id, person] of persons) names.set(id, nameOnTask(await openedPerson(person)));
    return names;
  }

  private async workersIn(ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    const known = [...new Set(ids)];
    const names = await Promise.all(known.map((each) => this.system.staff.nameOf(each)));
    return new Map(known.map((each, n) => [each, names[n] ?? null]));
  }

  /** Colleagues by name; of another county, where the case was before, only that it was another one. */
  private async staffNames(detail: ThreadDetail, thread: OpenThread) {
    const ids = detail.entries.flatMap((each) => [
      ...(each.from === 'worker' ? [each.by.id] : []),
      ...(each.noReply ? [each.noReply.by.id] : []),
    ]);
    const names = await this.workersIn([...ids, ...(thread.worker ? [thread.worker] : [])]);
    return (id: string) => names.get(id) ?? 'A former colleague';
  }

  /** How the mail that tells of the newest thing went. */
  private async notification(detail: ThreadDetail): Promise<NotificationBody | null> {
    const last = detail.told.at(-1);
    if (last === undefined) return null;
    return { state: (await this.system.queries.outbox.findByCause(last.eventId)) ?? 'off' };
  }
}

export const erased = '[erased]';

/** What a customer may see of a thread. */
export const customersPart = (
  detail: ThreadDetail,
  hidden: (account: Parameters<Awaited<ReturnType<typeof hiddenAccounts>>>[0]) => boolean,
): ThreadDetail => ({
  ...detail,
  entries: detail.entries
    .filter((each) => each.kind !== 'note')
    .filter((each) => each.accountId === undefined || !hidden(each.accountId))
    .map((each) => (each.staffOnly ? withoutBody(each) : each))
    .map((each) => (each.noReply === undefined ? each : { ...each, noReply: withoutNote(each.noReply) })),
});

const withoutBody = ({ body: _, ...entry }: ThreadEntry): ThreadEntry => entry;

const withoutNote = ({ note: _, ...mark }: NonNullable<ThreadEntry['noReply']>) => mark;

const may = (why: () => WhyNot | undefined): WhyNot | null => why() ?? null;
