import { attemptsDecider, submissionDecider, wasAskedAgain } from '#contexts/case-linking';
import type { Process } from '#engine';
import { Unavailable } from '#event-store';
import { type AccountId, type AttemptId, countyCode, type SubmissionId } from '#kernel';
import { askToLinkMyCase, type FlowPorts, finishAttempts, submissionOfAttempt } from '#processes';
import { handAgain } from '../support/hand-again.js';
import { type TestSystem, testSystem } from '../support/test-system.js';
import { watchedStore } from '../support/watched-store.js';

const own = countyCode('19');
const sibling = countyCode('34');
const counties = [own, sibling];

let system: TestSystem;
beforeEach(async () => {
  system = await testSystem('asking-again');
});
afterEach(() => system.close());

/** A person with a case in each of two counties, and the account that asks for one of them with another ZIP Code. */
async function account(n: number): Promise<AccountId> {
  await system.person(`p${n}`, [
    { number: `A${n}X1`, county: own },
    { number: `B${n}X1`, county: sibling },
  ]);
  return system.account(`a${n}`);
}

const ask = (flows: FlowPorts, n: number, id: AccountId, key = system.randomness.uuid()) =>
  askToLinkMyCase(
    flows,
    id,
    system.asks(`A${n}X1`, own, { zipCode: '90001' }),
    system.context({ kind: 'customer', id }, 'Ask', key),
  );

const submissionOf = (attempt: AttemptId): SubmissionId => submissionOfAttempt(system, attempt);
const submission = (attempt: AttemptId) =>
  system.flows.engine.state(submissionDecider, submissionOf(attempt));

async function rejectBoth(attempt: AttemptId) {
  for (const { requestId, county } of (await submission(attempt)).values()) {
    const by = { kind: 'worker' as const, id: `worker-${county}`, county };
    await system
      .flowsOn(system.store)
      .engine.execute(
        submissionDecider,
        submissionOf(attempt),
        { kind: 'reject', requestId, county, by, reason: 'duplicate', at: system.clock.now() },
        system.context(by, 'Reject'),
      );
  }
}

/** Where an attempt ended: with requests of its own, on those of before, or nowhere. */
async function ended(attempt: AttemptId, before: AttemptId) {
  const mine = [...(await submission(attempt)).values()].map((each) => each.county);
  return { mine, recorded: wasAskedAgain(await submission(before), attempt) };
}

test('both counties reject between any two appends of asking again: it is recorded there, or asked anew, never lost', async () => {
  const outcomes: boolean[] = [];
  for (let at = 0; ; at++) {
    const id = await account(at);
    const first = await ask(system.flows, at, id);
    let rejected = false;
    const { store, appends } = watchedStore(system.store, at, {
      act: async () => {
        rejected = true;
        await rejectBoth(first.attemptId);
      },
      dies: false,
    });
    const second = await ask(system.flowsOn(store), at, id);
    expect(second.outcome).toBe('requested');
    const { mine, recorded } = await ended(second.attemptId, first.attemptId);
    expect(mine).toEqual(recorded ? [] : counties);
    expect(second.again?.submissionId).toBe(recorded ? submissionOf(first.attemptId) : undefined);
    outcomes.push(recorded);
    if (rejected) continue;
    expect([appends(), recorded]).toEqual([at, true]);
    break;
  }
  expect(outcomes).toEqual([false, false, true]);
});

test('a kill between any two appends of asking again is made good, once, and its repeat says the same', async () => {
  for (let at = 0; ; at++) {
    const id = await account(at);
    const first = await ask(system.flows, at, id);
    const key = system.randomness.uuid();
    const { store } = watchedStore(system.store, at, { act: async () => undefined, dies: true });
    const survived = await ask(system.flowsOn(store), at, id, key).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Unavailable)) throw error;
        return false;
      },
    );
    system.clock.advance(10_000);
    const flows = system.flowsOn(system.store);
    await handAgain(system.store, [finishAttempts(flows) as Process]);
    const attempts = [...(await flows.engine.state(attemptsDecider, id)).keys()];
    const [, second] = attempts;
    if (second !== undefined)
      expect(await ended(second, first.attemptId)).toEqual({ mine: [], recorded: true });
    // Whatever the county has decided since, a repeat of the command makes nothing new.
    if (second !== undefined) await rejectBoth(first.attemptId);
    const repeated = await ask(flows, at, id, key);
    const last = await ended(repeated.attemptId, first.attemptId);
    expect(last).toEqual({ mine: [], recorded: true });
    expect(repeated.again?.submissionId).toBe(submissionOf(first.attemptId));
    if (survived) {
      expect(at).toBe(2);
      break;
    }
  }
});

test('of several windows that ask with the same data at once one makes the requests, the others are recorded on them', async () => {
  for (let n = 0; n < 60; n++) {
    const id = await account(n);
    const windows = 2 + (n % 3);
    const answers = await Promise.all(
      Array.from({ length: windows }, async (_, window) => {
        for (let turn = 0; turn < window * (n % 11); turn++) await new Promise(setImmediate);
        return ask(system.flowsOn(system.store), n, id);
      }),
    );
    const made = await Promise.all(answers.map(async (each) => (await submission(each.attemptId)).size));
    expect(made.filter((size) => size > 0)).toEqual([counties.length]);
    const where = submissionOf(answers[made.findIndex((size) => size > 0)]!.attemptId);
    expect(answers.filter(({ again }) => again?.submissionId === where)).toHaveLength(windows - 1);
  }
});
