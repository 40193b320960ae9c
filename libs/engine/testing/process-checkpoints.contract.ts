import type { ProcessCheckpoints } from '../src/running/process-runner.js';

const at = (n: number, ledgerId = 'ledger') => ({
  ledgerId,
  position: `${n}`.padStart(4, '0'),
  eventId: `e${n}`,
});

/** What every store of process checkpoints keeps. `reopen` opens the same place again. */
export function processCheckpointsContract(
  open: () => Promise<{ readonly store: ProcessCheckpoints; reopen(): Promise<ProcessCheckpoints> }>,
): void {
  it('knows nothing of a process that never ran', async () => {
    const { store } = await open();
    await store.set('one', at(1));
    expect(await store.get('another')).toBeUndefined();
  });

  it('keeps the last checkpoint of each process, also one further back', async () => {
    const { store } = await open();
    await store.set('one', at(5));
    await store.set('another', at(7));
    await store.set('one', at(3));
    expect(await store.get('one')).toEqual(at(3));
    expect(await store.get('another')).toEqual(at(7));
  });

  it('keeps a beginning without a position', async () => {
    const { store } = await open();
    const beginning = { ledgerId: 'ledger', position: undefined, eventId: undefined };
    await store.set('one', beginning);
    expect(await store.get('one')).toEqual(beginning);
  });

  it('keeps the checkpoint of another ledger in place of the former one', async () => {
    const { store } = await open();
    await store.set('one', at(5));
    await store.set('one', at(2, 'restored'));
    expect(await store.get('one')).toEqual(at(2, 'restored'));
  });

  it('keeps checkpoints over a restart', async () => {
    const { store, reopen } = await open();
    await store.set('one', at(5));
    await store.set('one', at(6));
    expect(await (await reopen()).get('one')).toEqual(at(6));
  });
}
