import type { DeadLetter, DeadLetterStore } from '#read-store';

const letter = (n: number, view = 'letters'): DeadLetter => ({
  view,
  build: 'v1-1',
  stream: `s${n}`,
  revision: 2n ** 60n + BigInt(n),
  position: `0${n}`,
  eventId: `e${n}`,
  type: 'letters.Moved.v1',
  error: 'RangeError: Ünïcode',
  at: '2026-05-01T17:00:00.000Z',
  heldSince: undefined,
});

/** What every store of dead letters keeps. `reopen` opens the same place again. */
export function deadLettersContract(
  open: () => Promise<{ readonly store: DeadLetterStore; reopen(): Promise<DeadLetterStore> }>,
): void {
  it('keeps dead letters once each, in the order of the ledger, over a restart', async () => {
    const { store, reopen } = await open();
    for (const n of [3, 1, 2, 1]) await store.record(letter(n));
    await store.record(letter(2, 'counties'));
    const again = await reopen();
    expect(await again.list()).toEqual([letter(1), letter(2, 'counties'), letter(2), letter(3)]);
    expect(await again.list('letters')).toEqual([letter(1), letter(2), letter(3)]);
  });

  it('notes only the first event that a letter held back', async () => {
    const { store } = await open();
    for (const n of [1, 2]) await store.record(letter(n));
    await store.held('letters', 'v1-1', 's1', '05');
    await store.held('letters', 'v1-1', 's1', '06');
    await store.held('letters', 'v1-2', 's2', '07');
    expect(await store.list()).toEqual([{ ...letter(1), heldSince: '05' }, letter(2)]);
  });

  it('forgets what lies after a position, and what was held back after it', async () => {
    const { store } = await open();
    for (const n of [1, 2, 3]) await store.record(letter(n));
    await store.held('letters', 'v1-1', 's1', '03');
    await store.held('letters', 'v1-1', 's2', '02');
    await store.rewind('letters', 'v1-1', '02');
    expect(await store.list()).toEqual([letter(1), { ...letter(2), heldSince: '02' }]);
    await store.rewind('letters', 'v1-2', undefined);
    expect(await store.list()).toHaveLength(2);
    await store.rewind('letters', 'v1-1', undefined);
    expect(await store.list()).toEqual([]);
  });

  it('removes one letter, or all of a copy, and no other', async () => {
    const { store } = await open();
    for (const n of [1, 2]) await store.record(letter(n));
    await store.record({ ...letter(1), build: 'v1-2' });
    await store.remove('letters', 'v1-1', 'e1');
    expect((await store.list()).map(({ build, eventId }) => [build, eventId])).toEqual([
      ['v1-2', 'e1'],
      ['v1-1', 'e2'],
    ]);
    await store.remove('letters', 'v1-2');
    expect(await store.list()).toEqual([letter(2)]);
  });
}
