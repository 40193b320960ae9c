import { sealStream } from '#engine';
import { ArrayEventStore } from '#engine/testing';
import { FakeClock } from '#kernel/testing';
import type { CopyInfo, ReadStore } from '#read-store';
import { sweepTombstones } from './tombstones.js';

const now = '2026-03-02T12:00:00.000Z';

/** Three events, then a seal of yesterday noon at position 4, and a new one at position 5. */
function sealedLedger(): ArrayEventStore {
  const store = new ArrayEventStore('here');
  for (const id of ['a', 'b', 'c']) store.add('somebody', { id, type: 'Done', data: '{}', metadata: '{}' });
  for (const [number, at] of [
    [1, '2026-03-01T12:00:00.000Z'],
    [2, '2026-03-01T12:00:03.000Z'],
  ])
    store.add(sealStream, {
      id: `s${number}`,
      type: 'Sealed',
      data: JSON.stringify({ number, at, checkpoint: '', edge: [], last: { stream: 'somebody' } }),
      metadata: '{}',
    });
  return store;
}

const store = sealedLedger();
const positionOf = (ordinal: number) => store.events[ordinal - 1]!.position;
const copy = (
  name: string,
  position: string | undefined,
  other: Partial<CopyInfo & { ledgerId: string }> = {},
): CopyInfo => ({
  name,
  version: 1,
  build: 'v1-1',
  state: 'live',
  checkpoint: { ledgerId: other.ledgerId ?? 'here', position, epoch: 1 } as CopyInfo['checkpoint'],
  ...other,
});

async function swept(at: string, copies: readonly CopyInfo[]) {
  const calls: (readonly [string, string])[] = [];
  const readStore = {
    copies: async () => copies,
    sweep: async (name: string, before: string) => calls.push([name, before]),
  } as unknown as ReadStore;
  await sweepTombstones({ clock: new FakeClock(at), readStore, store });
  return calls;
}

test('what a live copy has passed goes when the ledger’s seals say that it is a day old', async () => {
  expect(await swept(now, [copy('cases', positionOf(5))])).toEqual([['cases', positionOf(4)]]);
});

test('a copy that stands further back keeps what it has not passed', async () => {
  expect(await swept(now, [copy('cases', positionOf(2))])).toEqual([['cases', positionOf(2)]]);
});

test('nothing goes before a day is over, from a copy that has read nothing, is not live or of another ledger', async () => {
  expect(await swept('2026-03-02T11:59:59.999Z', [copy('cases', positionOf(5))])).toEqual([]);
  expect(
    await swept(now, [
      copy('new', undefined),
      copy('building', positionOf(5), { state: 'building' }),
      copy('foreign', positionOf(5), { ledgerId: 'there' }),
    ]),
  ).toEqual([]);
});
