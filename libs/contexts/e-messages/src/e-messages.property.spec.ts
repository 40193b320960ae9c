import fc from 'fast-check';
import type { Projection } from '#engine';
import { recorded } from '#engine/testing';
import type { DomainEvent } from '#kernel';
import { RandomCounty, step, tried } from '../testing/random-county.js';
import type { ThreadEvent } from './thread/events.js';
import { clockOf, type OpenThread, type Thread, waitsFor } from './thread/state.js';
import { canBecome } from './thread/status.js';
import { messageStatuses } from './values.js';
import { messageCountsProjection } from './views/e-message-counts.projection.js';
import type { MessageCountsDocument } from './views/e-message-counts.view.js';
import { threadsProjection } from './views/e-message-threads.projection.js';
import type { ThreadDocument } from './views/e-message-threads.view.js';
import { eMessagesProjection } from './views/e-messages.projection.js';
import type { EMessageDocument } from './views/e-messages.view.js';
import { threadDetail } from './views/thread-detail.js';

/** What the context allows, written down once more. */
const legal = new Set([
  'to_customer Sent Read',
  'to_customer New Action Action Completed',
  'to_customer New Action Action Closed',
  'to_customer Action Completed Action Closed',
  'to_customer Action Completed New Action',
  'from_customer Received Read',
  'from_customer Received Replied',
  'from_customer Read Replied',
]);
const reachable = {
  to_customer: ['Sent', 'Read', 'New Action', 'Action Completed', 'Action Closed'],
  from_customer: ['Received', 'Read', 'Replied'],
} as const;
const runs = 180;
const stepsOfRun = 60;

/** A view that is folded event by event, as a projector does it. */
class Folding<Event extends DomainEvent, Document> {
  readonly documents = new Map<string, Document>();
  constructor(private readonly projection: Projection<Event, Document>) {}

  take(events: readonly Event[]): void {
    for (const event of recorded(events))
      for (const id of this.projection.keys(event)) {
        const document = this.projection.fold(this.documents.get(id), { ...event, tags: [] }, id);
        if (document !== undefined) this.documents.set(id, document);
      }
  }
}

const begunOf = (threads: readonly Thread[]) =>
  threads.filter((each): each is OpenThread => each.is === 'begun');

/** What waits for whom, counted anew from all threads. */
function recounted(threads: readonly Thread[]): Record<string, unknown> {
  const counts: Record<string, Record<string, number>> = {};
  for (const { county, worker = '', messages } of begunOf(threads))
    for (const { direction, status, noReply, overdue } of messages) {
      const add = (kind: string) => {
        counts[`${county}:${worker}`] ??= {};
        const own = counts[`${county}:${worker}`]!;
        own[kind] = (own[kind] ?? 0) + 1;
      };
      if (direction === 'from_customer' && !noReply && status === 'Received') add('received');
      if (direction === 'from_customer' && !noReply && status === 'Read') add('read');
      if (status === 'Action Completed') add('actionCompleted');
      if (overdue) add('overdue');
    }
  return counts;
}

function shown(documents: ReadonlyMap<string, MessageCountsDocument>): Record<string, unknown> {
  const entries = [...documents].flatMap(([id, { received, read, actionCompleted, overdue, ever }]) => {
    const counts = { received, read, actionCompleted, overdue };
    const some = Object.entries(counts).filter(([, n]) => n !== 0);
    if (received + read + actionCompleted > 0) expect(ever).toBe(true);
    return some.length === 0 ? [] : [[id, Object.fromEntries(some)]];
  });
  return Object.fromEntries(entries);
}

/** What a row of the search must say, by the state of its thread. */
function rowsOf(threads: readonly Thread[]) {
  return begunOf(threads).flatMap((thread) =>
    thread.messages.map((message) => {
      const { messageId, status, direction, overdue, noReply, opened } = message;
      const waiting = waitsFor(message) ?? null;
      return {
        ...{ messageId, threadId: thread.threadId, status, direction, noReply, waiting },
        ...{ county: thread.county, worker: thread.worker ?? null, overdue: overdue ? 1 : 0 },
        unread: waiting === 'worker' && !opened.worker ? 1 : 0,
        clockEnds: overdue ? null : (clockOf(thread, message)?.ends ?? null),
      };
    }),
  );
}

const rowOf = ({ messageId, threadId, status, direction, noReply, ...row }: EMessageDocument) => ({
  ...{ messageId, threadId, status, direction, noReply, waiting: row.waiting },
  ...{ county: row.county, worker: row.worker, overdue: row.overdue },
  ...{ unread: row.unread, clockEnds: row.clockEnds },
});

/** What the page of a thread says, folded from its events, and what its state says. */
function onPage(events: readonly ThreadEvent[]) {
  const { entries, action } = threadDetail(recorded(events))!;
  const of = (kinds: readonly string[]) => entries.filter((each) => kinds.includes(each.kind));
  return {
    messages: of(['message', 'action']).map((each) => [
      each.messageId,
      each.status,
      each.noReply !== undefined,
    ]),
    entries: of(['reply', 'completion', 'closing']).map((each) => [each.entryId, each.readAt !== undefined]),
    ...(action && { due: action.due, unsent: action.added.map((each) => [each.documentId, each.state]) }),
  };
}
const pageOf = ({ messages, entries, action }: OpenThread) => ({
  messages: messages.map((each) => [each.messageId, each.status, each.noReply]),
  entries: entries.map((each) => [each.entryId, each.read]),
  ...(action && {
    due: action.due,
    unsent: action.documents.filter((each) => !each.sent).map((each) => [each.documentId, each.state]),
  }),
});

const byId = <Row extends { readonly messageId: string }>(rows: readonly Row[]) =>
  rows.toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1));

test('whatever both sides do in any order, statuses go along the table and every view agrees with the threads', () => {
  const changes = new Map<string, number>();
  const probes = new Map<string, number>();
  const done = new Map<string, number>();
  let steps = 0;
  const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1);

  fc.assert(
    fc.property(fc.array(step, { minLength: stepsOfRun, maxLength: stepsOfRun }), (all) => {
      const county = new RandomCounty();
      const counts = new Folding(messageCountsProjection);
      const rows = new Folding<ThreadEvent, EMessageDocument>(eMessagesProjection);
      const threads = new Folding<ThreadEvent, ThreadDocument>(threadsProjection);
      const written: ThreadEvent[] = [];
      for (const each of all) {
        steps++;
        const before = county.threads[each.thread]!;
        const { command, events = [] } = county.take(each);
        const after = county.threads[each.thread]!;
        if (events.length > 0) count(done, command.kind);

        for (const event of events)
          if (event.type === 'MessageStatusChanged') {
            const { messageId, from, to } = event.data;
            const message = (after as OpenThread).messages.find((found) => found.messageId === messageId)!;
            const change = `${message.direction} ${from} ${to}`;
            expect(legal.has(change)).toBe(true);
            count(changes, change);
          }
        if (after.is === 'begun') {
          const { direction, status } = after.messages[each.message % after.messages.length]!;
          const to = messageStatuses[each.choice % messageStatuses.length]!;
          expect(canBecome({ direction, status }, to)).toBe(legal.has(`${direction} ${status} ${to}`));
          count(probes, `${direction} ${status} ${to}`);
        }
        if (before.is === 'begun' && after.is === 'begun') {
          const written = ({ messages, entries }: OpenThread) => [
            messages.map(({ messageId, at, accountId }) => [messageId, at, accountId]),
            entries.map(({ entryId, at, from }) => [entryId, at, from]),
          ];
          const [messages, entries] = written(before) as [unknown[], unknown[]];
          const [now, entriesNow] = written(after) as [unknown[], unknown[]];
          expect(now.slice(0, messages.length)).toEqual(messages);
          expect(entriesNow.slice(0, entries.length)).toEqual(entries);
        }
        // A reply and a note more are one more; all else is said once.
        if (command.kind !== 'reply' && command.kind !== 'note')
          expect(tried(command, after) ?? []).toEqual([]);

        counts.take(events);
        rows.take(events);
        threads.take(events);
        written.push(...events);
        expect(shown(counts.documents)).toEqual(recounted(county.threads));
        expect(byId([...rows.documents.values()].map(rowOf))).toEqual(byId(rowsOf(county.threads)));
        const begun = begunOf(county.threads);
        expect(threads.documents.size).toBe(begun.length);
        for (const thread of begun) expect(threads.documents.get(thread.threadId)?.thread).toEqual(thread);
      }
      for (const thread of begunOf(county.threads))
        expect(onPage(written.filter((each) => each.data.threadId === thread.threadId))).toEqual(
          pageOf(thread),
        );
    }),
    { numRuns: runs },
  );

  expect(steps).toBeGreaterThanOrEqual(10_000);
  expect([...changes.keys()].sort()).toEqual([...legal].sort());
  const pairs = (['to_customer', 'from_customer'] as const).flatMap((direction) =>
    reachable[direction].flatMap((from) => messageStatuses.map((to) => `${direction} ${from} ${to}`)),
  );
  expect([...probes.keys()].sort()).toEqual(pairs.sort());
  expect(done.size).toBe(19);
});
