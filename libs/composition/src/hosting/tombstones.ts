import { sealBefore } from '#engine';
import { plusMilliseconds } from '#kernel';
import type { System } from './system.js';

const dayMilliseconds = 24 * 3_600_000;

/**
 * Removes tombstones of documents that are a day old and that the live copy of the view has passed: no batch cut
 * differently, and no writer that was fenced off, needs them then. Seals tell where the ledger stood a day ago, so that
 * no process has to run as long. @returns how many
 */
export async function sweepTombstones({
  clock,
  readStore,
  store,
}: Pick<System, 'clock' | 'readStore' | 'store'>): Promise<number> {
  const old = await sealBefore(store, plusMilliseconds(clock.now(), -dayMilliseconds));
  if (old === undefined) return 0;
  let swept = 0;
  for (const { name, state, checkpoint } of await readStore.copies()) {
    const passed = checkpoint?.ledgerId === store.ledgerId ? checkpoint.position : undefined;
    if (state !== 'live' || passed === undefined) continue;
    swept += await readStore.sweep(name, passed < old.position ? passed : old.position);
  }
  return swept;
}
