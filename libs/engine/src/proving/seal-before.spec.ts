import type { Instant } from '#kernel';
import { ArrayEventStore } from '../../testing/index.js';
import { sealBefore } from './seal-before.js';
import { sealStream } from './seals.js';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString() as Instant;

/** Seals number 1, 2, … at minutes 10, 20, …, an event of somebody before each. */
function ledger(seals: number): ArrayEventStore {
  const store = new ArrayEventStore();
  for (let number = 1; number <= seals; number++) {
    store.add('somebody', { id: `e${number}`, type: 'Done', data: '{}', metadata: '{}' });
    const data = JSON.stringify({
      number,
      at: at(number * 10),
      checkpoint: '',
      edge: [],
      last: { stream: 'somebody' },
    });
    store.add(sealStream, { id: `s${number}`, type: 'Sealed', data, metadata: '{}' });
  }
  return store;
}

test.each([0, 1, 2, 3, 7, 100])(
  'among %i seals the newest one of that age is found, whichever it is',
  async (seals) => {
    const store = ledger(seals);
    for (let number = 0; number <= seals; number++) {
      const expected = number === 0 ? undefined : number;
      for (const minute of [number * 10, number * 10 + 9])
        expect((await sealBefore(store, at(minute)))?.seal.number).toBe(expected);
    }
  },
);

test('its place is its own in this ledger', async () => {
  const store = ledger(5);
  expect((await sealBefore(store, at(25)))?.position).toBe(store.events[3]!.position);
});
