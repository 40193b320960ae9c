import type { System } from '#composition';
import { comparePositions } from '#event-store';

/**
 * Removes builds of views that were left before they came to the newest erasure: what they hold of the erased is search
 * keys, and nobody may ever go on with them. For a start, while nothing is built; of stores that others share, they may be
 * building.
 */
export async function dropUnfinishedCopies(system: System, erasureIds: readonly string[]): Promise<void> {
  const { readStore, store, config } = system;
  if (config.readStore.kind !== 'sqlite' || erasureIds.length === 0) return;
  const building = (await readStore.copies()).filter(({ state }) => state === 'building');
  if (building.length === 0) return;
  const newest = await newestErasure(system, erasureIds);
  for (const { name, build, checkpoint } of building)
    if (checkpoint?.ledgerId !== store.ledgerId || comparePositions(checkpoint.position, newest) < 0)
      await readStore.retire(name, build);
}

async function newestErasure(
  { store }: Pick<System, 'store'>,
  erasureIds: readonly string[],
): Promise<string | undefined> {
  let newest: string | undefined;
  for (const id of erasureIds) {
    const [last] = await store.readStream(`erased-${id}`, { direction: 'backwards', max: 1 }).catch(() => []);
    if (last !== undefined && comparePositions(last.position, newest) > 0) newest = last.position;
  }
  return newest;
}
