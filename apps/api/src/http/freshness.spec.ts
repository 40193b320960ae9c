import type { System } from '#composition';
import type { Caller } from './caller.js';
import { Freshness } from './freshness.js';

const freshness = new Freshness({} as System);
const caller = { after: undefined } as Caller;

test('a view of a wrong name is not waited for in silence', async () => {
  await expect(freshness.of(caller, 'cases', 'cats')).rejects.toThrow('there is no view cats');
});

test('without a position there is nothing to wait for', async () => {
  await expect(freshness.of(caller, 'cases', 'persons')).resolves.toBeUndefined();
});
