import { type CommandContext } from '#engine';
import { testEngine } from '#engine/testing';
import { type EventStore, OutcomeUnknown, WrongExpected } from '#event-store';
import {
  catalogue,
  type Decider,
  type EventsOf,
  event,
  opened,
  Refused,
  type Sealed,
  seal,
  subject,
} from '#kernel';

const events = catalogue('till', {
  Deposited: event<{ readonly amount: number; readonly by: Sealed<{ readonly name: string }> }>(
    'Money came in.',
  ),
  Withdrawn: event<{ readonly amount: number }>('Money went out.'),
});
type TillEvent = EventsOf<typeof events>;
interface Till {
  readonly balance: number;
  readonly names: readonly string[];
}
type Move = { readonly amount: number; readonly name?: string };

const till: Decider<Move, TillEvent, Till> = {
  category: 'till',
  initial: { balance: 0, names: [] },
  opensPersonalData: true,
  evolve: (state, { type, data }) =>
    type === 'Deposited'
      ? { balance: state.balance + data.amount, names: [...state.names, opened(data.by)?.name ?? '[erased]'] }
      : { ...state, balance: state.balance - data.amount },
  decide({ amount, name = 'Ada' }, { balance }) {
    if (amount === 0) return [];
    if (amount > 0) return [{ type: 'Deposited', data: { amount, by: seal(subject('person-1'), { name }) } }];
    if (balance < -amount) throw new Refused('too_little', 'There is too little in the till.');
    return [{ type: 'Withdrawn', data: { amount: -amount } }];
  },
};

let keys = 0;
const context = (over: Partial<CommandContext> = {}): CommandContext => ({
  actor: { kind: 'worker', id: 'w1' },
  command: 'Move',
  idempotencyKey: `key-${keys++}`,
  correlationId: 'c',
  ...over,
});

let made: Awaited<ReturnType<typeof testEngine>>;
const open = async (wrap?: (store: EventStore) => EventStore) => {
  made = await testEngine([events], wrap);
  return made;
};
afterEach(() => made.close());

test('a command becomes an event, and the next one sees it', async () => {
  const { engine } = await open();
  await engine.execute(till, 'a', { amount: 5 }, context());
  const outcome = await engine.execute(till, 'a', { amount: -2 }, context());
  expect(outcome.state.balance).toBe(3);
  await expect(engine.execute(till, 'a', { amount: -4 }, context())).rejects.toMatchObject({
    code: 'too_little',
  });
});

test('the same key again answers the same and writes nothing', async () => {
  const { engine, store, another } = await open();
  const once = context({ body: '{"amount":5}' });
  const first = await engine.execute(till, 'a', { amount: 5 }, once);
  await engine.execute(till, 'a', { amount: 1 }, context());
  for (const each of [engine, another()]) {
    const again = await each.execute(till, 'a', { amount: 5 }, once);
    expect(again).toMatchObject({ repeated: true, position: first.position });
    expect(again.events).toMatchObject([{ type: 'Deposited', data: { amount: 5 } }]);
  }
  expect(await store.readStream('till-a')).toHaveLength(2);
});

test('the same key with another body is refused, and another actor may use the same key', async () => {
  const { engine } = await open();
  const mine = context({ body: '{"amount":5}' });
  await engine.execute(till, 'a', { amount: 5 }, mine);
  await expect(
    engine.execute(till, 'a', { amount: 6 }, { ...mine, body: '{"amount":6}' }),
  ).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  const other = await engine.execute(
    till,
    'a',
    { amount: 6 },
    { ...mine, actor: { kind: 'worker', id: 'w2' } },
  );
  expect(other.repeated).toBe(false);
});

test('another process wrote first: the command is decided on what is there now', async () => {
  const { engine, another } = await open();
  const second = another();
  await engine.execute(till, 'a', { amount: 5 }, context());
  await second.execute(till, 'a', { amount: -5 }, context());
  await expect(engine.execute(till, 'a', { amount: -5 }, context())).rejects.toBeInstanceOf(Refused);
  const late = await engine.execute(till, 'a', { amount: 2 }, context());
  expect(late.state.balance).toBe(2);
});

test('twenty commands at once on one stream all take effect, once', async () => {
  const { engine, another } = await open();
  const second = another();
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      (n % 2 ? engine : second).execute(till, 'a', { amount: 1 }, context()),
    ),
  );
  expect((await engine.state(till, 'a')).balance).toBe(20);
});

test('an append whose answer was lost is found once', async () => {
  let lost = 0;
  const { engine, store } = await open((inner) => ({
    ...bound(inner),
    append: async (...args) => {
      const answer = await inner.append(...args);
      if (lost++ === 0) throw new OutcomeUnknown('the line went dead');
      return answer;
    },
  }));
  const running = engine.execute(till, 'a', { amount: 5 }, context());
  await untilSleeping();
  made.clock.advance(1_000);
  await running;
  expect(await store.readStream('till-a')).toHaveLength(1);
});

test('a store that always conflicts ends in a clear error, not in a loop', async () => {
  const { engine } = await open((inner) => ({
    ...bound(inner),
    append: async (stream, _events, expected) => {
      throw new WrongExpected(stream, expected, 7n);
    },
  }));
  await expect(engine.execute(till, 'a', { amount: 5 }, context())).rejects.toMatchObject({
    name: 'Contended',
  });
});

test('personal data is opened for rules, and never stands in the store', async () => {
  const { engine, another, store } = await open();
  await engine.execute(till, 'a', { amount: 5, name: 'Zelda Quist' }, context());
  expect((await another().state(till, 'a')).names).toEqual(['Zelda Quist']);
  const [stored] = await store.readStream('till-a');
  expect(`${stored!.data}${stored!.metadata}`).not.toContain('Zelda');
});

const untilSleeping = () =>
  new Promise((resolve) => setImmediate(resolve)).then(() => new Promise((resolve) => setImmediate(resolve)));

/** The store's methods, so that one of them can be replaced. */
function bound(store: EventStore): EventStore {
  return new Proxy(store, {
    get: (target, name: keyof EventStore) => {
      const value = target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
    ownKeys: () => [
      'ledgerId',
      'append',
      'readStream',
      'readAll',
      'subscribeAll',
      'head',
      'countAfter',
      'close',
    ],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}
