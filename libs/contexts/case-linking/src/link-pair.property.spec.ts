import fc from 'fast-check';
import { accountId, attemptId, linkId, personId, Refused } from '#kernel';
import { at, byWorker, county19 } from '../testing/examples.js';
import { accountLinkDecider } from './account-link/decider.js';
import type { AccountLink } from './account-link/state.js';
import { personLinkDecider } from './person-link/decider.js';
import { isLinkedBy, type PersonLink } from './person-link/state.js';

/** One way to link account and person: its steps may stop anywhere, be repeated, and mix with those of others. */
interface Flow {
  readonly link: string;
  readonly account: string;
  readonly person: string;
}
type Step = 'reserve' | 'link' | 'give up' | 'release' | 'unlink';

/** The streams, as the deciders alone would keep them. */
class World {
  readonly accounts = new Map<string, AccountLink>();
  readonly persons = new Map<string, PersonLink>();
  links = 0;
  /** A flow that once got its reservation may come back to link at any later time, without looking again. */
  private readonly reservedOnce = new Set<string>();

  account = (id: string) => this.accounts.get(id) ?? accountLinkDecider.initial;
  person = (id: string) => this.persons.get(id) ?? personLinkDecider.initial;

  take(step: Step, { link, account, person }: Flow): void {
    const ids = { linkId: linkId(link), accountId: accountId(account), personId: personId(person), at };
    const purpose = { kind: 'automatic', attemptId: attemptId('t') } as const;
    switch (step) {
      case 'reserve':
        this.onAccount(account, { kind: 'reserve', ...ids, purpose, registrantName: 'A B' });
        if (this.account(account).reserved?.linkId === link) this.reservedOnce.add(link);
        break;
      case 'link':
        if (this.reservedOnce.has(link)) this.onPerson(person, { kind: 'link', ...ids, purpose });
        break;
      case 'give up':
        this.onPerson(person, { kind: 'abandon', ...ids });
        break;
      case 'release':
        if (this.person(person).over.includes(ids.linkId))
          this.onAccount(account, { kind: 'release', ...ids, why: 'abandoned' });
        break;
      case 'unlink':
        this.onPerson(person, {
          kind: 'unlink',
          ...ids,
          reason: 'customer_asked',
          by: byWorker,
          county: county19,
        });
        break;
    }
  }

  private onAccount(id: string, command: Parameters<typeof accountLinkDecider.decide>[0]): void {
    const state = this.account(id);
    const events = unlessRefused(() => accountLinkDecider.decide(command, state));
    this.accounts.set(id, events.reduce(accountLinkDecider.evolve, state));
  }

  private onPerson(id: string, command: Parameters<typeof personLinkDecider.decide>[0]): void {
    const state = this.person(id);
    const events = unlessRefused(() => personLinkDecider.decide(command, state));
    this.links += events.filter((each) => each.type === 'AccountLinked').length;
    this.persons.set(id, events.reduce(personLinkDecider.evolve, state));
  }
}

function unlessRefused<Event>(decide: () => readonly Event[]): readonly Event[] {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

const flows: readonly Flow[] = ['a', 'b'].flatMap((account) =>
  ['p', 'q'].flatMap((person) =>
    ['1', '2', '3', '4'].map((n) => ({ link: `${account}${person}${n}`, account, person })),
  ),
);
const steps: readonly Step[] = [
  ...(['reserve', 'reserve', 'reserve', 'link', 'link', 'link'] as const),
  ...(['unlink', 'release', 'release', 'give up'] as const),
];
const happening = fc.tuple(fc.constantFrom(...steps), fc.constantFrom(...flows));

test('flows that race, stop and repeat never link a person twice nor an account twice', () => {
  let links = 0;
  fc.assert(
    fc.property(fc.array(happening, { minLength: 20, maxLength: 150, size: 'max' }), (happenings) => {
      const world = new World();
      for (const [step, flow] of happenings) {
        world.take(step, flow);
        const linked = [...world.persons.values()].flatMap((each) => each.linked ?? []);
        expect(new Set(linked.map((each) => each.accountId)).size).toBe(linked.length);
        for (const each of linked) expect(world.account(each.accountId).reserved?.linkId).toBe(each.linkId);
      }
      links += world.links;
    }),
    { numRuns: 400 },
  );
  expect(links).toBeGreaterThan(200);
});

test('a link that was given up never stands afterwards, however late its steps come', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), fc.constantFrom(...flows), (happenings, flow) => {
      const world = new World();
      world.take('give up', flow);
      for (const [step, each] of happenings) world.take(step, each);
      expect(isLinkedBy(world.person(flow.person), linkId(flow.link))).toBe(false);
    }),
    { numRuns: 200 },
  );
});
