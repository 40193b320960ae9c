import fc from 'fast-check';
import {
  type Actor,
  countyCode,
  fileId,
  type Instant,
  localDate,
  messageId,
  NotFound,
  plusDays,
  Refused,
  threadId,
  workerId,
} from '#kernel';
import { replyDue } from '../src/policies/reply-clock.js';
import { type ThreadCommand, threadDecider } from '../src/thread/decider.js';
import type { ThreadEvent } from '../src/thread/events.js';
import type { Standing } from '../src/thread/on-thread.js';
import { clockOf, noThread, type OpenThread, type Thread } from '../src/thread/state.js';
import {
  ana,
  bea,
  bySystem,
  closing,
  completing,
  county19,
  county34,
  following,
  marking,
  at as monday,
  noting,
  openedByCustomer,
  openedByWorker,
  overdue,
  reassigning,
  receiving,
  refusing,
  releasing,
  removing,
  replying,
  requesting,
  sar7,
  sending,
  text,
  uploading,
  viewing,
  wanda,
  writing,
} from './examples.js';

const threads = 4;
const kinds = [
  'write',
  'write',
  'open',
  'open',
  'open by customer',
  'reply',
  'reply',
  'close',
  'mark',
  'note',
  'reassign',
  'follow',
  'overdue',
  'overdue',
  'upload',
  'upload',
  'upload',
  'remove',
  'view',
  'complete',
  'complete',
  'complete',
  'release',
  'refuse',
  'refuse',
  'refuse',
  'refuse',
  'refuse',
  'begin',
] as const;

const actors: readonly Actor[] = [county19, county34].flatMap((county) => [
  { kind: 'worker' as const, id: `w-${county}`, county },
  { kind: 'worker' as const, id: `x-${county}`, county },
  { kind: 'supervisor' as const, id: `s-${county}`, county },
]);
const standings: readonly Standing[] = [
  ...Array.from({ length: 8 }, () => ({})),
  { optedIn: false },
  { caseOpen: false },
  { outOfTheHome: true },
  { account: bea },
  { account: undefined },
].map((changes) => {
  const { account, ...standing } = {
    ...{ caseOpen: true, optedIn: true, account: ana, outOfTheHome: false },
    ...changes,
  };
  return account === undefined ? standing : { ...standing, account };
});
const clock = {
  replyBusinessDays: 3,
  actionDays: 10,
  businessHours: { from: '08:00', to: '17:00' },
  holidays: ['2026-05-25'],
};

/** One thing that somebody tries: what, on which thread, and by which of the choices that there are. */
export const step = fc.record({
  kind: fc.constantFrom(...kinds),
  thread: fc.nat({ max: threads - 1 }),
  actor: fc.nat({ max: 99 }),
  standing: fc.nat({ max: 99 }),
  message: fc.nat({ max: 99 }),
  choice: fc.nat({ max: 999 }),
  minutes: fc.nat({ max: 2_000 }),
});
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Threads of two counties, and what was written on them. */
export class RandomCounty {
  readonly threads: Thread[] = Array.from({ length: threads }, () => noThread);
  now: Instant = monday;
  private steps = 0;

  /** What was tried, and what came of it; undefined where a rule said no. */
  take(each: Step): { readonly command: ThreadCommand; readonly events: readonly ThreadEvent[] | undefined } {
    this.steps++;
    this.now = new Date(Date.parse(this.now) + each.minutes * 60_000).toISOString();
    const thread = this.threads[each.thread]!;
    const command = thread.is === 'nothing' ? this.begin(each) : this.command(each, thread);
    const events = tried(command, thread);
    this.threads[each.thread] = (events ?? []).reduce(threadDecider.evolve, thread);
    return { command, events };
  }

  private begin({ thread, choice }: Step): ThreadCommand {
    const begun = { threadId: threadId(`t${thread}`), at: this.now };
    const due = plusDays(localDate(this.now), choice % 12);
    switch (choice % 5) {
      case 0:
        return sending(begun);
      case 1:
      case 2:
        return requesting({ ...begun, due });
      case 3:
        return requesting({ ...begun, due, action: 'View Document', form: sar7 });
      default: {
        const { worker: _, ...forNobody } = receiving({ ...begun, due: replyDue(this.now, clock) });
        return choice % 2 === 0 ? forNobody : { ...forNobody, worker: wanda };
      }
    }
  }

  private command(each: Step, thread: OpenThread): ThreadCommand {
    const { choice } = each;
    const at = this.now;
    const standing = standings[each.standing % standings.length]!;
    const on = { messageId: thread.messages[each.message % thread.messages.length]!.messageId, standing, at };
    const own = actors.filter(({ county }) => county === thread.county);
    const by = (each.actor % 8 === 0 ? actors : own)[each.actor % 3]!;
    const account = standing.account ?? ana;
    const customer = { ...on, accountId: account, by: { kind: 'customer' as const, id: account } };
    const toAction = { ...customer, messageId: thread.messages[0]!.messageId };
    const files = thread.action?.documents ?? [];
    const undecided = files.filter((file) => file.sent && file.state === 'quarantined');
    const documentId = oneOf(files, choice)?.documentId ?? fileId('none');
    const toDecide = { documentId: oneOf(undecided, choice)?.documentId ?? documentId, standing, at };
    const due = replyDue(at, clock);
    switch (each.kind) {
      case 'begin':
        return this.begin(each);
      case 'write': {
        const program = choice % 9 === 0 ? 'CalWORKs' : 'CalFresh';
        const worker = someWorker(choice);
        const hands = { program, ...(worker && { worker }) };
        return writing({ ...customer, newId: messageId(`m${this.steps}`), due, hands });
      }
      case 'open':
        return openedByWorker({ ...on, by });
      case 'open by customer':
        return openedByCustomer(customer);
      case 'reply': {
        const upTo = thread.messages[choice % thread.messages.length]!.messageId;
        return replying({ ...on, by, ...(choice % 2 === 0 && { upTo }) });
      }
      case 'close': {
        const { note, ...plain } = { ...on, by, note: text('Not needed any more.') };
        return closing(choice % 3 === 0 ? plain : { ...plain, note });
      }
      case 'mark':
        return marking({ ...on, by });
      case 'note':
        return noting({ ...on, by, entryId: `n${this.steps}` });
      case 'reassign':
        return reassigning({ ...on, by, to: someWorker(choice) ?? workerId('w-19') });
      case 'follow': {
        const { worker: _, ...plain } = following({ at });
        const worker = someWorker(choice);
        const county =
          choice % 4 === 0 ? countyCode(thread.county === county19 ? '34' : '19') : thread.county;
        const program = choice % 7 === 0 ? 'Medi-Cal' : thread.program;
        return { ...plain, county, program, ...(worker && { worker }) };
      }
      case 'overdue': {
        const message = thread.messages.find((found) => found.messageId === on.messageId)!;
        const ends = clockOf(thread, message)?.ends;
        if (ends !== undefined && ends > at && choice % 2 === 0) this.now = ends;
        return overdue({ ...on, by: bySystem, at: this.now });
      }
      case 'upload':
        return uploading({
          ...toAction,
          documentId: fileId(`f${this.steps}`),
          state: choice % 3 === 0 ? 'released' : 'quarantined',
        });
      case 'remove':
        return removing({ ...toAction, documentId });
      case 'view':
        return viewing(toAction);
      case 'complete': {
        const mine = files.filter((file) => file.accountId === account && file.state !== 'refused');
        const documents = mine.map((file) => file.documentId);
        return completing({ ...toAction, documents, viewed: choice % 5 !== 0, due });
      }
      case 'release':
        return releasing({ ...toDecide, by: choice % 2 === 0 ? bySystem : by });
      case 'refuse':
        return refusing({ ...toDecide, by: choice % 2 === 0 ? bySystem : by });
    }
  }
}

const oneOf = <T>(all: readonly T[], choice: number): T | undefined => all[choice % Math.max(all.length, 1)];

const someWorker = (choice: number) =>
  choice % 6 === 0 ? undefined : workerId(['w-19', 'x-19', 'w-34'][choice % 3]!);

/** @returns undefined where a rule says no */
export function tried(command: ThreadCommand, thread: Thread): readonly ThreadEvent[] | undefined {
  try {
    return threadDecider.decide(command, thread);
  } catch (error) {
    if (error instanceof Refused || error instanceof NotFound) return undefined;
    throw error;
  }
}
