import type { System } from '#composition';
import type { Caller } from './caller.js';
import { Freshness } from './freshness.js';

const standing = { build: 'v1-2', checkpoint: { ledgerId: 'ours', position: '0007', epoch: 1 } };
const reader = ({ name }: { readonly name: string }) => ({
  standing: async () => (name === 'cases' ? standing : undefined),
});
const freshness = new Freshness({ readStore: { reader } } as unknown as System);
const noting = () => {
  const noted: Promise<unknown>[] = [];
  const caller = { after: undefined, sees: (views: Promise<unknown>) => noted.push(views) };
  return { caller: caller as unknown as Caller, noted };
};

test('a view of a wrong name is not waited for in silence', async () => {
  await expect(freshness.of(noting().caller, 'cases', 'cats')).rejects.toThrow('there is no view cats');
});

test('without a position nothing is waited for, and the look is told where the views stand', async () => {
  const { caller, noted } = noting();
  await freshness.of(caller, 'cases', 'persons');
  expect(await Promise.all(noted)).toEqual([[{ view: 'cases', build: 'v1-2', position: '0007' }]]);
});
