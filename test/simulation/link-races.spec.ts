import {
  accountLinkDecider,
  linkCode,
  personLinkDecider,
  type Submission,
  submissionDecider,
  submissionOf,
} from '#contexts/case-linking';
import {
  type AccountId,
  type CountyCode,
  countyCode,
  type PersonId,
  Refused,
  type RequestId,
  type SubmissionId,
} from '#kernel';
import {
  askToLinkMyCase,
  channelsOf,
  type FlowPorts,
  factsOfPerson,
  processLinkRequest,
  redeemCode,
  sendCode,
  unlinkPerson,
} from '#processes';
import { type TestSystem, testSystem } from '../support/test-system.js';

const races = 1_000;
const counties = [countyCode('19'), countyCode('34')];

/** A small generator that a seed replays exactly. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

interface Race {
  readonly person: PersonId;
  readonly accounts: readonly AccountId[];
  readonly requests: readonly { readonly id: RequestId; readonly county: CountyCode }[];
}

async function prepare(system: TestSystem, n: number): Promise<Race> {
  const person = await system.person(`p${n}`, [
    { number: `A${n}X1`, county: '19' },
    { number: `B${n}X1`, county: '34' },
  ]);
  const accounts = [await system.account(`a${n}`), await system.account(`b${n}`)];
  const requests: { id: RequestId; county: CountyCode }[] = [];
  for (const account of accounts) {
    const asked = await askToLinkMyCase(
      system.flows,
      account,
      system.asks(`A${n}X1`, '19', { zipCode: '90001' }),
      system.context({ kind: 'customer', id: account }),
    );
    const id = system.secrets.id('submission', asked.attemptId) as SubmissionId;
    const submission = await system.flows.engine.state(submissionDecider, id);
    for (const { requestId, county } of submission.values()) requests.push({ id: requestId, county });
  }
  return { person, accounts, requests };
}

/** Everybody at once: Continue from two counties, rejections, an automatic link, an unlink. */
function contenders(
  system: TestSystem,
  race: Race,
  roll: (sides: number) => number,
): (() => Promise<unknown>)[] {
  const { flows } = system;
  const worker = (county: CountyCode) => ({ kind: 'worker' as const, id: `w${county}-${roll(2)}`, county });
  const acts: (() => Promise<unknown>)[] = race.requests.map(({ id, county }) => {
    const by = worker(county);
    const context = system.context(by, 'Act');
    return roll(4) === 0
      ? () =>
          flows.engine.execute(
            submissionDecider,
            submissionOf(id),
            { kind: 'reject', requestId: id, county, by, reason: 'duplicate', at: system.clock.now() },
            context,
          )
      : () =>
          processLinkRequest(
            flows,
            { requestId: id, by, county },
            { personId: race.person, methods: ['in_person_id'], note: 'seen' },
            context,
          );
  });
  acts.push(() => linkAutomatically(system, race, roll(2)));
  if (roll(2) === 0) {
    const county = counties[roll(2)]!;
    const by = worker(county);
    acts.push(() =>
      unlinkSoon(roll(40), () =>
        unlinkPerson(
          flows,
          { personId: race.person, reason: 'customer_asked', by, county },
          system.context(by, 'Unlink'),
        ),
      ),
    );
  }
  return acts;
}

/** Some turns of the event loop later, so that it meets the link at every stage of its making. */
async function unlinkSoon(turns: number, unlink: () => Promise<unknown>) {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
  return unlink();
}

async function linkAutomatically(system: TestSystem, { accounts, person }: Race, which: number) {
  const { flows } = system;
  const account = accounts[which]!;
  const me = { kind: 'customer' as const, id: account };
  const facts = (await factsOfPerson(flows.engine, person))!;
  const number = facts.cases[0]!.caseNumber;
  const asked = await askToLinkMyCase(
    flows,
    account,
    system.asks(number, facts.cases[0]!.county),
    system.context(me),
  );
  if (asked.outcome !== 'verify') return;
  const of = { accountId: account, attemptId: asked.attemptId };
  await sendCode(flows, of, (await channelsOf(flows, facts))[0]!.id, system.context(me));
  await redeemCode(flows, of, linkCode(system.secrets, asked.attemptId, 1), system.context(me));
}

/** What must hold whatever raced: read from the streams, not from what the calls answered. */
async function mustHold(flows: FlowPorts, { person, accounts, requests }: Race): Promise<void> {
  const { linked } = await flows.engine.state(personLinkDecider, person);
  const reserved = await Promise.all(accounts.map((each) => flows.engine.state(accountLinkDecider, each)));
  const holders = accounts.filter((_, at) => reserved[at]!.reserved !== undefined);
  expect(holders).toEqual(linked === undefined ? [] : [linked.accountId]);
  const submissions = new Map<string, Submission>();
  for (const { id } of requests)
    submissions.set(submissionOf(id), await flows.engine.state(submissionDecider, submissionOf(id)));
  for (const submission of submissions.values()) {
    const ends = [...submission.values()].map((each) => each.end);
    const processed = ends.filter((each) => each.status === 'Processed');
    if (processed.length > 0) expect(ends.filter((each) => each.status === 'Pending')).toEqual([]);
    expect(new Set(processed.map((each) => 'linkId' in each && each.linkId)).size).toBeLessThanOrEqual(1);
  }
}

test(`in ${races} races no account has two persons and no person two accounts`, async () => {
  const system = await testSystem('races');
  const seen = { linked: 0, unlinked: 0, refused: 0, done: 0 };
  try {
    for (let n = 0; n < races; n++) {
      const roll = dice(n + 1);
      const race = await prepare(system, n);
      const acts = contenders(system, race, roll);
      for (let at = acts.length - 1; at > 0; at--) {
        const other = roll(at + 1);
        [acts[at], acts[other]] = [acts[other]!, acts[at]!];
      }
      const results = await Promise.allSettled(acts.map((act) => act()));
      for (const result of results) {
        if (result.status === 'fulfilled') seen.done++;
        else if (result.reason instanceof Refused) seen.refused++;
        else throw result.reason;
      }
      await mustHold(system.flows, race);
      const state = await system.flows.engine.state(personLinkDecider, race.person);
      seen.linked += state.linked === undefined ? 0 : 1;
      seen.unlinked += state.unlinks.length;
      system.clock.advance(60_000);
    }
  } finally {
    await system.close();
  }
  // The races are worth something only if every kind of ending was met.
  expect(seen.linked).toBeGreaterThan(races / 4);
  expect(seen.unlinked).toBeGreaterThan(races / 50);
  expect(seen.refused).toBeGreaterThan(races / 2);
}, 300_000);
