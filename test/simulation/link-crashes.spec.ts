import {
  accountLinkDecider,
  attemptsDecider,
  linkCode,
  personLinkDecider,
  submissionDecider,
} from '#contexts/case-linking';
import type { Process } from '#engine';
import { type EventStore, Unavailable } from '#event-store';
import {
  type AccountId,
  countyCode,
  type PersonId,
  type RequestId,
  type SubmissionId,
  submissionId,
} from '#kernel';
import {
  askToLinkMyCase,
  channelsOf,
  completeReservedLinks,
  type FlowPorts,
  factsOfPerson,
  finishAttempts,
  processLinkRequest,
  redeemCode,
  releaseAccountsOfUnlinkedPersons,
  sendCode,
  unlinkPerson,
} from '#processes';
import { handAgain } from '../support/hand-again.js';
import { type TestSystem, testSystem } from '../support/test-system.js';

let system: TestSystem;
beforeEach(async () => {
  system = await testSystem('crashes');
});
afterEach(() => system.close());

/** A store whose process dies after so many appends: everything later fails, also the reads. */
function dyingAfter(appends: number, inner: EventStore): EventStore {
  let left = appends;
  const dead = () => new Unavailable('the process has died');
  return {
    ledgerId: inner.ledgerId,
    append: async (...args) => {
      if (left-- <= 0) throw dead();
      return inner.append(...args);
    },
    readStream: async (...args) => {
      if (left < 0) throw dead();
      return inner.readStream(...args);
    },
    eventAt: (position) => inner.eventAt(position),
    readAll: (options) => inner.readAll(options),
    subscribeAll: (options) => inner.subscribeAll(options),
    head: () => inner.head(),
    countAfter: (position) => inner.countAfter(position),
    close: async () => undefined,
  };
}

/** A restart: every event is handed to the processes again, as a durable subscription does. */
async function restart(): Promise<FlowPorts> {
  const flows = system.flowsOn(system.store);
  system.clock.advance(10_000);
  await handAgain(system.store, [
    completeReservedLinks(flows),
    finishAttempts(flows),
    releaseAccountsOfUnlinkedPersons(flows),
  ] as readonly Process[]);
  return flows;
}

const worker = { kind: 'worker' as const, id: 'worker-19', county: countyCode('19') };
const customer = (id: string) => ({ kind: 'customer' as const, id });

async function standing(flows: FlowPorts, person: PersonId, account: AccountId) {
  const link = await flows.engine.state(personLinkDecider, person);
  const { reserved } = await flows.engine.state(accountLinkDecider, account);
  return { linkedTo: link.linked?.accountId, reservedFor: reserved?.personId, unlinks: link.unlinks.length };
}

/** Runs `act` again and again, dying one append later each time, until it survives; checks after each restart. */
async function atEveryPoint(
  prepare: (n: number) => Promise<void>,
  act: (flows: FlowPorts, n: number) => Promise<unknown>,
  check: (flows: FlowPorts, n: number) => Promise<void>,
) {
  for (let appends = 0; appends < 20; appends++) {
    await prepare(appends);
    const survived = await act(system.flowsOn(dyingAfter(appends, system.store)), appends).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Unavailable)) throw error;
        return false;
      },
    );
    await check(await restart(), appends);
    if (survived) return appends;
  }
  throw new Error('it never survived');
}

test('a kill between any two appends of Continue is completed or released', async () => {
  const people: {
    person: PersonId;
    account: AccountId;
    requests: { id: RequestId }[];
    submission: SubmissionId;
  }[] = [];
  const points = await atEveryPoint(
    async (n) => {
      const person = await system.person(`p${n}`, [
        { number: `A${n}X1`, county: '19' },
        { number: `B${n}X1`, county: '34' },
      ]);
      const account = await system.account(`a${n}`);
      const asked = await askToLinkMyCase(
        system.flows,
        account,
        system.asks(`A${n}X1`, '19', { zipCode: '90001' }),
        system.context(customer(account)),
      );
      const submission = submissionId(system.secrets.id('submission', asked.attemptId));
      const state = await system.flows.engine.state(submissionDecider, submission);
      people.push({ person, account, submission, requests: [...state.keys()].map((id) => ({ id })) });
    },
    (flows, n) =>
      processLinkRequest(
        flows,
        { requestId: people[n]!.requests[0]!.id, by: worker, county: worker.county },
        { personId: people[n]!.person, methods: ['video'] },
        system.context(worker),
      ),
    async (flows, n) => {
      const { person, account, submission } = people[n]!;
      const { linkedTo, reservedFor } = await standing(flows, person, account);
      expect(reservedFor).toBe(linkedTo === undefined ? undefined : person);
      const ends = [...(await flows.engine.state(submissionDecider, submission)).values()].map(
        (each) => each.end.status,
      );
      expect(ends).toEqual(linkedTo === undefined ? ['Pending', 'Pending'] : ['Processed', 'Processed']);
    },
  );
  expect(points).toBe(4);
});

test('a kill between any two appends of an automatic link ends in a link, and asking and redeeming again does no harm', async () => {
  const points = await atEveryPoint(
    async (n) => {
      await system.person(`p${n}`, [{ number: `A${n}X1`, county: '19' }]);
      await system.account(`a${n}`);
    },
    async (flows, n) => {
      const me = customer(`a${n}`);
      const account = me.id as AccountId;
      const asked = await askToLinkMyCase(flows, account, system.asks(`A${n}X1`, '19'), system.context(me));
      const of = { accountId: account, attemptId: asked.attemptId };
      const facts = (await factsOfPerson(flows.engine, `p${n}` as PersonId))!;
      await sendCode(flows, of, (await channelsOf(flows, facts))[0]!.id, system.context(me));
      await redeemCode(flows, of, linkCode(system.secrets, asked.attemptId, 1), system.context(me));
    },
    async (flows, n) => {
      const { linkedTo, reservedFor } = await standing(flows, `p${n}` as PersonId, `a${n}` as AccountId);
      const attempts = [...(await flows.engine.state(attemptsDecider, `a${n}`)).values()];
      const redeemed = attempts.some((each) => each.is === 'redeemed');
      expect(linkedTo).toBe(redeemed ? `a${n}` : undefined);
      expect(reservedFor).toBe(redeemed ? `p${n}` : undefined);
    },
  );
  expect(points).toBe(6);
});

test('a kill between any two appends of an unlink releases the account and makes the new request', async () => {
  const points = await atEveryPoint(
    async (n) => {
      const person = await system.person(`p${n}`, [
        { number: `A${n}X1`, county: '19' },
        { number: `B${n}X1`, county: '34' },
      ]);
      const account = await system.account(`a${n}`);
      const asked = await askToLinkMyCase(
        system.flows,
        account,
        system.asks(`A${n}X1`, '19', { zipCode: '90001' }),
        system.context(customer(account)),
      );
      const [id] = (
        await system.flows.engine.state(submissionDecider, system.secrets.id('submission', asked.attemptId))
      ).keys();
      await processLinkRequest(
        system.flows,
        { requestId: id!, by: worker, county: worker.county },
        { personId: person, methods: ['video'] },
        system.context(worker),
      );
    },
    (flows, n) =>
      unlinkPerson(
        flows,
        { personId: `p${n}` as PersonId, reason: 'linked_in_error', by: worker, county: worker.county },
        system.context(worker),
      ),
    async (flows, n) => {
      const { linkedTo, reservedFor, unlinks } = await standing(
        flows,
        `p${n}` as PersonId,
        `a${n}` as AccountId,
      );
      expect(linkedTo === undefined).toBe(unlinks === 1);
      expect(reservedFor === undefined).toBe(unlinks === 1);
      const { made } = await flows.engine.state(personLinkDecider, `p${n}`);
      const anew = await flows.engine.state(
        submissionDecider,
        system.secrets.id('submission', Object.keys(made)[0]!, 'unlink'),
      );
      expect([...anew.values()].map((each) => each.county)).toEqual(unlinks === 1 ? ['19', '34'] : []);
    },
  );
  expect(points).toBe(3);
});
