import { OutcomeUnknown, Unavailable } from '#event-store';
import { type Sealed, subject } from '#kernel';
import { FakeClock } from '#kernel/testing';
import { looksOver, type MemoryLooksStore } from '../testing/index.js';
import { lookSubject, type PersonalDataLooked } from './events.js';
import { type Look, LookNotRecorded } from './looks-port.js';

const look = (change: Partial<Look> = {}): Look => ({
  actor: { kind: 'worker', id: 'worker-19' },
  route: 'GET /api/v1/persons/:id',
  subjects: [subject('person-1')],
  purpose: { task: 'case-link-request' },
  outcome: 'shown',
  from: '127.0.0.1',
  ...change,
});

const dataOf = (store: MemoryLooksStore) =>
  store.all().map((each) => JSON.parse(each.data) as PersonalDataLooked);

test('a look says who, what, when, from where, why and with which outcome', async () => {
  const { looks, store } = looksOver();
  await looks.record(look());
  expect(dataOf(store)).toEqual([
    {
      actor: { kind: 'worker', id: 'worker-19' },
      route: 'GET /api/v1/persons/:id',
      subjects: ['person-1'],
      purpose: { task: 'case-link-request' },
      outcome: 'shown',
      at: '2026-05-01T17:00:00.000Z',
      from: '127.0.0.1',
    },
  ]);
});

test('what was searched for and the given reason are kept, but never in clear', async () => {
  const { looks, store, vault } = looksOver();
  const purpose = { task: 'search', reason: 'Ms. Ortiz complained' };
  await looks.record(look({ purpose, criteria: { ssn: '123456789' } }));
  expect(JSON.stringify(dataOf(store))).not.toMatch(/123456789|Ortiz/);
  const { details } = dataOf(store)[0]!;
  expect(details!.$sealed).toBe(lookSubject(store.all()[0]!.id));
  expect(await vault.open(details as Sealed<unknown>)).toEqual({
    reason: 'Ms. Ortiz complained',
    criteria: { ssn: '123456789' },
  });
});

test('each look with details has a key of its own, and what has none makes none', async () => {
  const { looks, store, vault } = looksOver();
  const criteria = { lastName: 'Ortiz' };
  await Promise.all([
    looks.record(look({ criteria })),
    looks.record(look({ criteria })),
    looks.record(look()),
  ]);
  const [first, second, third] = dataOf(store).map((each) => each.details);
  expect(third).toBeUndefined();
  await vault.shred(first!.$sealed);
  expect(await vault.open(first!)).toBeUndefined();
  expect(await vault.open(second!)).toEqual({ criteria });
});

test('a look says which copies of views it was read from, and what left the agency with it', async () => {
  const { looks, store } = looksOver();
  const saw = [{ view: 'persons', build: 'v1-1', position: '0007' }];
  const disclosed = { fields: ['case history'], legalBasis: 'audit' };
  await looks.record(look({ saw, disclosed }));
  expect(dataOf(store)[0]).toMatchObject({ saw, disclosed });
});

test('looks of one tick go into one append, in order', async () => {
  const { looks, store } = looksOver();
  await Promise.all(Array.from({ length: 50 }, (_, n) => looks.record(look({ route: `r${n}` }))));
  expect(store.appends).toBe(1);
  expect(dataOf(store).map((each) => each.route)).toEqual(Array.from({ length: 50 }, (_, n) => `r${n}`));
});

test('each look is chained to the one before it, across groups and a restart', async () => {
  const { looks, make, store } = looksOver();
  await Promise.all([looks.record(look()), looks.record(look())]);
  await looks.record(look());
  await make().record(look());
  const links = store.all().map(({ metadata }) => JSON.parse(metadata) as { hash: string; prevHash: string });
  expect(links).toHaveLength(4);
  expect(links[0]!.prevHash).toBe('genesis');
  for (const [index, { prevHash }] of links.entries())
    if (index > 0) expect(prevHash).toBe(links[index - 1]!.hash);
});

test('a new day in Los Angeles starts a new stream', async () => {
  const { looks, store, clock } = looksOver(undefined, new FakeClock('2026-05-02T06:59:59.000Z'));
  await looks.record(look());
  clock.advance(1_000);
  await looks.record(look());
  expect([...store.streams.keys()]).toEqual(['looks-a-2026-05-01', 'looks-a-2026-05-02']);
});

test('a look that cannot be recorded fails, and later ones go on in order', async () => {
  const { looks, store } = looksOver();
  await looks.record(look());
  store.failure = new Unavailable('disk full');
  await expect(looks.record(look())).rejects.toThrow(LookNotRecorded);
  store.failure = undefined;
  await looks.record(look());
  expect(store.all()).toHaveLength(2);
});

test('an append whose answer was lost is tried again, not recorded twice', async () => {
  const { looks, store, clock } = looksOver();
  const append = store.append.bind(store);
  let stored = 0;
  store.append = async (stream, events, expected) => {
    if (stored++ === 0) {
      await append(stream, events, expected);
      throw new OutcomeUnknown('no answer');
    }
    return { revision: 0n, position: '0', outcome: 'idempotent' as never };
  };
  const recorded = looks.record(look());
  while (stored < 2) {
    clock.advance(100);
    await Promise.resolve();
  }
  await recorded;
  expect(store.all()).toHaveLength(1);
});

describe('live refreshes', () => {
  const live = look({ live: true });

  test('that are identical count as one within a minute, and anew after it', async () => {
    const { looks, store, clock } = looksOver();
    await Promise.all([looks.record(live), looks.record(live)]);
    clock.advance(59_999);
    await looks.record(live);
    expect(store.all()).toHaveLength(1);
    clock.advance(1);
    await looks.record(live);
    expect(store.all()).toHaveLength(2);
  });

  test.each([
    ['person', { subjects: [subject('person-2')] }],
    ['actor', { actor: { kind: 'worker', id: 'worker-19-b' } }],
    ['route', { route: 'GET /api/v1/cases/:caseNumber' }],
    ['criteria', { criteria: { lastName: 'Ortiz' } }],
    ['place', { from: '10.0.0.1' }],
  ] as [string, Partial<Look>][])('of another %s count on their own', async (_, change) => {
    const { looks, store } = looksOver();
    await looks.record(live);
    await looks.record({ ...live, ...change });
    expect(store.all()).toHaveLength(2);
  });

  test('count as one, however far the views have come meanwhile', async () => {
    const { looks, store } = looksOver();
    for (const position of ['1', '2'])
      await looks.record({ ...live, saw: [{ view: 'persons', build: 'v1-1', position }] });
    expect(store.all()).toHaveLength(1);
  });

  test('that failed are tried again', async () => {
    const { looks, store } = looksOver();
    store.failure = new Unavailable('disk full');
    await expect(looks.record(live)).rejects.toThrow(LookNotRecorded);
    store.failure = undefined;
    await looks.record(live);
    expect(store.all()).toHaveLength(1);
  });

  test('do not hide a look that a person asked for', async () => {
    const { looks, store } = looksOver();
    await looks.record(live);
    await looks.record(look());
    expect(store.all()).toHaveLength(2);
  });
});

test('a look is found by the id of its call; identical refreshes of different calls count as one', async () => {
  const { looks, store } = looksOver();
  const of = (correlationId: string) => look({ live: true, correlationId });
  await looks.record(of('call-1'));
  await looks.record(of('call-2'));
  expect(
    store.all().map(({ metadata }) => (JSON.parse(metadata) as { correlation: string }).correlation),
  ).toEqual(['call-1']);
});
