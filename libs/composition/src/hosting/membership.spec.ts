import type { Member, Members } from '#engine';
import { FakeClock } from '#kernel/testing';
import { Membership } from './membership.js';

const beside = (others: readonly Member[]): Members => ({
  beat: async () => undefined,
  others: async () => others,
  leave: async () => undefined,
});

test('nobody works beside a program that writes events without a mac', async () => {
  const older = beside([{ holder: 'api-1-77', role: 'together', format: 1 }]);
  await expect(Membership.join(older, 'together', new FakeClock())).rejects.toThrow(
    /older version work on this installation now \(api-1-77\): stop all of them first/,
  );
});

test('programs of this version work together', async () => {
  const others = beside([{ holder: 'api-1-77', role: 'together', format: 2 }]);
  const membership = await Membership.join(others, 'together', new FakeClock());
  await membership.leave();
});
