import { beginProcesses, processesMustHaveBegun, processNames } from '#composition';
import type { ProcessCheckpoint } from '#engine';
import { MovedProcesses } from './copy-processes.js';

/** Places of processes; after so many more writes nothing can be written. */
function places(kept = new Map<string, ProcessCheckpoint>()) {
  let left = Number.POSITIVE_INFINITY;
  return {
    kept,
    breakAfter: (writes: number) => {
      left = writes;
    },
    get: async (name: string) => kept.get(name),
    set: async (name: string, place: ProcessCheckpoint) => {
      if (left-- <= 0) throw new Error('the disk is full');
      kept.set(name, place);
    },
  };
}

test('a copy that breaks off between two processes leaves a target that nobody takes for an upgrade', async () => {
  const at = { ledgerId: 'old', position: '0005', eventId: 'e5' };
  const source = places(new Map(processNames.map((name) => [name, at])));
  const target = places();
  const moved = await MovedProcesses.of(
    processNames,
    { ledgerId: 'old', checkpoints: source },
    { ledgerId: 'new', checkpoints: target },
  );
  await moved.suspend();
  moved.pair({ position: '0005' } as never, { position: '0007' } as never);
  target.breakAfter(2);
  await expect(moved.move()).rejects.toThrow('the disk is full');
  target.breakAfter(Number.POSITIVE_INFINITY);
  const system = { store: { ledgerId: 'new', head: async () => '0009' }, processCheckpoints: target };
  await beginProcesses(system);
  await expect(processesMustHaveBegun(system)).rejects.toThrow('has no checkpoint for this ledger');
  expect(await moved.move()).toHaveLength(processNames.length);
  await processesMustHaveBegun(system);
  expect(target.kept.get(processNames[0]!)).toEqual({ ...at, ledgerId: 'new', position: '0007' });
});
