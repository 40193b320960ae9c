import fc from 'fast-check';
import { attemptId, linkId, NotFound, Refused, requestId } from '#kernel';
import {
  anna,
  bySupervisor,
  byWorker,
  claiming,
  completing,
  in19,
  in34,
  note,
  ortiz,
  rejecting,
  submitted,
  worker,
} from '../../testing/examples.js';
import { type SubmissionCommand, submissionDecider } from './decider.js';
import type { SubmissionEvent } from './events.js';
import { claimOf, pendingOf, type Submission, wasAskedAgain } from './state.js';

const where = fc.constantFrom(in19, in34);
const when = fc.constantFrom('2026-05-01T17:00:00.000Z', '2026-05-01T18:00:00.000Z');
const linking = fc.record({ linkId: fc.constantFrom('l-1', 'l-2', 'l-3').map(linkId), at: when });
const verification = { methods: ['video' as const], note: note('seen') };

const command: fc.Arbitrary<SubmissionCommand> = fc.oneof(
  fc.tuple(where, linking).map(([on, link]) => claiming({ ...on, ...link, verification })),
  fc
    .tuple(where, linking)
    .map(
      ([{ requestId: id }, link]): SubmissionCommand => ({ kind: 'release-claim', requestId: id, ...link }),
    ),
  fc
    .tuple(where, linking)
    .map(
      ([{ requestId: id }, link]): SubmissionCommand => completing({ requestId: id, verification, ...link }),
    ),
  fc.tuple(linking, when).map(
    ([link, linkedAt]): SubmissionCommand => ({
      kind: 'close-linked',
      accountId: anna,
      personId: ortiz,
      linkedAt,
      ...link,
    }),
  ),
  fc
    .tuple(where, when, fc.constantFrom(byWorker, bySupervisor))
    .map(([on, at, by]) => rejecting({ ...on, at, by })),
  fc.tuple(fc.constantFrom('t-2', 't-3').map(attemptId), when).map(
    ([attempt, at]): SubmissionCommand => ({
      kind: 'ask-again',
      accountId: anna,
      attemptId: attempt,
      failedVerifications: 1,
      cause: 'mismatch',
      at,
    }),
  ),
  fc.tuple(where, when).map(([on, at]): SubmissionCommand => ({ kind: 'take', ...on, at, by: byWorker })),
  fc.tuple(where, when).map(([on, at]): SubmissionCommand => ({ kind: 'release', ...on, at, by: byWorker })),
  fc
    .tuple(where, when)
    .map(([on, at]): SubmissionCommand => ({ kind: 'assign', ...on, at, by: byWorker, to: worker })),
);

/** What a command wrote, or nothing where a rule said no. */
function decided(submission: Submission, each: SubmissionCommand): readonly SubmissionEvent[] {
  try {
    return submissionDecider.decide(each, submission);
  } catch (error) {
    if (error instanceof Refused || error instanceof NotFound) return [];
    throw error;
  }
}

const after = (submission: Submission, events: readonly SubmissionEvent[]) =>
  events.reduce(submissionDecider.evolve, submission);
const ends = (event: SubmissionEvent) =>
  event.type === 'RequestProcessed' || event.type === 'RequestRejected';
const start = after(submissionDecider.initial, submitted());

test('whatever workers, batch and recovery do in any order, a request ends once and stays so', () => {
  let endings = 0;
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      const history: SubmissionEvent[] = [];
      let submission = start;
      for (const each of commands) {
        const events = decided(submission, each);
        history.push(...events);
        submission = after(submission, events);
        expect(decided(submission, each)).toEqual([]);
      }
      for (const id of [in19.requestId, in34.requestId]) {
        const last = history.filter((each) => each.data.requestId === id && ends(each));
        endings += last.length;
        expect(last.length).toBe(submission.get(id)?.end.status === 'Pending' ? 0 : 1);
        const firstEnd = history.findIndex((each) => each.data.requestId === id && ends(each));
        if (firstEnd >= 0)
          expect(history.slice(firstEnd + 1).some((each) => each.data.requestId === id)).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
  expect(endings).toBeGreaterThan(500);
});

test('a rejection ends one request and never touches another', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), where, (commands, on) => {
      const before = commands.reduce((each, next) => after(each, decided(each, next)), start);
      const events = decided(before, rejecting(on));
      expect(events.every((each) => each.data.requestId === on.requestId)).toBe(true);
      const other = requestId(on === in19 ? 'r-34' : 'r-19');
      expect(after(before, events).get(other)).toEqual(before.get(other));
    }),
    { numRuns: 300 },
  );
});

test('a request is processed together with every other that was still open, by the same link', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), where, (commands, on) => {
      const before = commands.reduce((each, next) => after(each, decided(each, next)), start);
      const events = decided(before, completing({ ...on, linkId: linkId('l-9'), verification }));
      if (events.length === 0) return;
      const open = [...before.values()].filter((each) => each.end.status === 'Pending');
      expect(events.map((each) => each.data.requestId).sort()).toEqual(
        open.map((each) => each.requestId).sort(),
      );
      expect([...after(before, events).values()].some((each) => each.end.status === 'Pending')).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('while a submission is claimed for a link, nobody rejects or links any of its requests otherwise', () => {
  let claims = 0;
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), where, (commands, on) => {
      const before = commands.reduce((each, next) => after(each, decided(each, next)), start);
      if (claimOf(before) === undefined) return;
      claims++;
      expect(decided(before, rejecting(on))).toEqual([]);
      expect(decided(before, claiming({ ...on, linkId: linkId('l-9'), verification }))).toEqual([]);
    }),
    { numRuns: 500 },
  );
  expect(claims).toBeGreaterThan(20);
});

test('an attempt with the same data is recorded on every open request or on none, whatever was done before', () => {
  const again = attemptId('t-9');
  const asking: SubmissionCommand = {
    kind: 'ask-again',
    accountId: anna,
    attemptId: again,
    failedVerifications: 0,
    cause: 'mismatch',
    at: '2026-05-01T19:00:00.000Z',
  };
  const seen = new Set<number>();
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
      const before = commands.reduce((each, next) => after(each, decided(each, next)), start);
      const open = pendingOf(before).map((each) => each.requestId);
      const events = decided(before, asking);
      seen.add(open.length);
      expect(events.map((each) => each.data.requestId)).toEqual(open);
      expect(wasAskedAgain(after(before, events), again)).toBe(open.length > 0);
    }),
    { numRuns: 300 },
  );
  expect(seen).toEqual(new Set([0, 1, 2]));
});
