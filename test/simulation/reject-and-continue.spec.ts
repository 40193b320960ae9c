import {
  accountLinkDecider,
  personLinkDecider,
  submissionDecider,
  submissionOf,
} from '#contexts/case-linking';
import type { Process } from '#engine';
import { Unavailable } from '#event-store';
import {
  type AccountId,
  attemptId,
  type CountyCode,
  countyCode,
  linkId,
  type PersonId,
  Refused,
  type RequestId,
} from '#kernel';
import { askToLinkMyCase, completeReservedLinks, type FlowPorts, processLinkRequest } from '#processes';
import { handAgain } from '../support/hand-again.js';
import { type TestSystem, testSystem } from '../support/test-system.js';
import { watchedStore } from '../support/watched-store.js';

const rounds = 1_000;
const own = countyCode('19');
const sibling = countyCode('34');

let system: TestSystem;
beforeEach(async () => {
  system = await testSystem('reject-and-continue');
});
afterEach(() => system.close());

interface Asked {
  readonly person: PersonId;
  readonly account: AccountId;
  readonly requests: ReadonlyMap<CountyCode, RequestId>;
}

/** A submission with a request in county 19 and one in county 34. */
async function asked(n: number): Promise<Asked> {
  const cases = [
    { number: `A${n}X1`, county: own },
    { number: `B${n}X1`, county: sibling },
  ];
  const person = await system.person(`p${n}`, cases);
  const account = await system.account(`a${n}`);
  const { attemptId: attempt } = await askToLinkMyCase(
    system.flows,
    account,
    system.asks(`A${n}X1`, own, { zipCode: '90001' }),
    system.context({ kind: 'customer', id: account }),
  );
  const submission = await system.flows.engine.state(
    submissionDecider,
    system.secrets.id('submission', attempt),
  );
  return {
    person,
    account,
    requests: new Map([...submission.values()].map((each) => [each.county, each.requestId])),
  };
}

const workerOf = (county: CountyCode) => ({ kind: 'worker' as const, id: `worker-${county}`, county });

const goOn = (flows: FlowPorts, { requests, person }: Asked, key = system.randomness.uuid()) => {
  const by = workerOf(own);
  return processLinkRequest(
    flows,
    { requestId: requests.get(own)!, by, county: own },
    { personId: person, methods: ['video'] },
    system.context(by, 'Continue', key),
  );
};

const reject = (flows: FlowPorts, { requests }: Asked, county: CountyCode) => {
  const by = workerOf(county);
  const requestId = requests.get(county)!;
  return flows.engine.execute(
    submissionDecider,
    submissionOf(requestId),
    { kind: 'reject', requestId, county, by, reason: 'suspected_fraud', at: system.clock.now() },
    system.context(by, 'Reject'),
  );
};

/** `done`, or the code of the refusal. */
const came = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refused) return error.code;
      if (error instanceof Unavailable) return 'died';
      throw error;
    },
  );

async function standing({ person, account, requests }: Asked) {
  const { engine } = system.flows;
  const { linked } = await engine.state(personLinkDecider, person);
  const { reserved } = await engine.state(accountLinkDecider, account);
  const submission = await engine.state(submissionDecider, submissionOf(requests.get(own)!));
  const ends = [own, sibling].map((county) => submission.get(requests.get(county)!)!.end.status);
  return { isLinked: linked !== undefined, isReserved: reserved !== undefined, ends };
}

const notLinked = { isLinked: false, isReserved: false };
const allLinked = { isLinked: true, isReserved: true, ends: ['Processed', 'Processed'] };

/** Somebody acts just before append number `at` of this store; `dies`: and the process whose store it is dies there. */
function storeWith(at: number, how: { act: () => Promise<unknown>; dies: boolean }) {
  const { store, appends } = watchedStore(system.store, at, how);
  return { flows: system.flowsOn(store), appends };
}

async function recover() {
  system.clock.advance(10_000);
  await handAgain(system.store, [completeReservedLinks(system.flowsOn(system.store)) as Process]);
}

test.each([own, sibling])(
  'a rejection by county %s between any two appends of Continue: one of them wins, the other is told',
  async (county) => {
    let [rejected, continued] = [0, 0];
    for (let at = 0; ; at++) {
      const submission = await asked(at);
      let answer = 'never asked';
      const store = storeWith(at, {
        act: async () => {
          answer = await came(reject(system.flowsOn(system.store), submission, county));
        },
        dies: false,
      });
      const outcome = await came(goOn(store.flows, submission));
      const now = await standing(submission);
      if (answer === 'never asked') {
        expect(store.appends()).toBe(at);
        expect(outcome).toBe('done');
        break;
      }
      if (answer === 'done') {
        rejected++;
        const ends = [own, sibling].map((each) => (each === county ? 'Rejected' : 'Pending'));
        expect(now).toEqual({ ...notLinked, ends });
        expect(outcome).toBe(county === own ? 'request_not_pending' : 'note_required');
      } else {
        continued++;
        expect(['conflict', 'request_not_pending']).toContain(answer);
        expect(outcome).toBe('done');
        expect(now).toEqual(allLinked);
      }
    }
    expect(rejected).toBeGreaterThan(0);
    expect(continued).toBeGreaterThan(1);
  },
);

test.each([own, sibling])(
  'a kill between any two appends of Continue, and county %s rejects before anything recovers',
  async (county) => {
    const answers: string[] = [];
    for (let at = 0; ; at++) {
      const submission = await asked(at);
      const store = storeWith(at, { act: async () => undefined, dies: true });
      if ((await came(goOn(store.flows, submission))) === 'done') break;
      const answer = await came(reject(system.flowsOn(system.store), submission, county));
      answers.push(answer);
      await recover();
      const now = await standing(submission);
      if (answer === 'done')
        expect(now).toEqual({
          ...notLinked,
          ends: [own, sibling].map((each) => (each === county ? 'Rejected' : 'Pending')),
        });
      else expect(now).toEqual(allLinked);
      await recover();
      expect(await standing(submission)).toEqual(now);
    }
    expect(new Set(answers)).toEqual(new Set(['done', 'conflict']));
  },
);

test('a link that is refused after its claim gives the request back, to be rejected; its repeat links nothing', async () => {
  const first = await asked(0);
  const account = await system.account('other');
  for (let at = 1; at < 4; at++) {
    const submission = await asked(at);
    const key = system.randomness.uuid();
    // The person is linked to somebody else's account while this Continue is on its way.
    const store = storeWith(at - 1, {
      act: async () => {
        const purpose = { kind: 'automatic' as const, attemptId: attemptId(`t-${at}`) };
        await system.flows.engine.execute(
          personLinkDecider,
          submission.person,
          {
            kind: 'link',
            linkId: linkId(`other-${at}`),
            accountId: account,
            personId: submission.person,
            purpose,
            at: system.clock.now(),
          },
          system.context({ kind: 'system', id: 'test' }),
        );
      },
      dies: false,
    });
    expect(await came(goOn(store.flows, submission, key))).toBe('person_already_linked');
    const { isReserved, ends } = await standing(submission);
    expect({ isReserved, ends }).toEqual({ isReserved: false, ends: ['Pending', 'Pending'] });
    expect(await came(reject(system.flows, submission, own))).toBe('done');
    expect(await came(goOn(system.flowsOn(system.store), submission, key))).not.toBe('done');
    await recover();
    expect((await standing(submission)).ends).toEqual(['Rejected', 'Pending']);
  }
  expect(await standing(first)).toEqual({ ...notLinked, ends: ['Pending', 'Pending'] });
});

test.each([true, false])(
  'a reservation of before there were claims is completed, or given up where the county has rejected: %s',
  async (isRejected) => {
    const submission = await asked(0);
    const { account, person, requests } = submission;
    const requestId = requests.get(own)!;
    const by = workerOf(own);
    const verification = { methods: ['video' as const] };
    const purpose = {
      kind: 'request' as const,
      submissionId: submissionOf(requestId),
      requestId,
      by,
      verification,
    };
    const link = { linkId: linkId('old'), accountId: account, personId: person, purpose, registrantName: '' };
    await system.flows.engine.execute(
      accountLinkDecider,
      account,
      { kind: 'reserve', ...link, at: system.clock.now() },
      system.context(by),
    );
    if (isRejected) await reject(system.flows, submission, own);
    await recover();
    expect(await standing(submission)).toEqual(
      isRejected ? { ...notLinked, ends: ['Rejected', 'Pending'] } : allLinked,
    );
  },
);

test(`in ${rounds} rounds of Reject against Continue nobody is linked for a request that is rejected`, async () => {
  let [rejected, continued] = [0, 0];
  for (let n = 0; n < rounds; n++) {
    const submission = await asked(n);
    const county = n % 2 === 0 ? own : sibling;
    const flows = [system.flowsOn(system.store), system.flowsOn(system.store)] as const;
    const acts = [() => came(goOn(flows[0], submission)), () => came(reject(flows[1], submission, county))];
    const answers = new Map<number, string>();
    const order = n % 4 < 2 ? [0, 1] : [1, 0];
    await Promise.all(
      order.map(async (which, place) => {
        for (let turn = 0; turn < place * (n % 13); turn++) await new Promise(setImmediate);
        answers.set(which, await acts[which]!());
      }),
    );
    const now = await standing(submission);
    expect([...answers.values()].filter((each) => each === 'done')).toHaveLength(1);
    if (answers.get(1) === 'done') {
      rejected++;
      expect(now).toMatchObject(notLinked);
      expect(now.ends.filter((each) => each === 'Pending')).toHaveLength(1);
    } else {
      continued++;
      expect(now).toEqual(allLinked);
    }
  }
  expect(rejected).toBeGreaterThan(rounds / 20);
  expect(continued).toBeGreaterThan(rounds / 20);
}, 300_000);
