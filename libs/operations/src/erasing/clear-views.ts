import type { System } from '#composition';
import { truncateLogs } from '#composition/sqlite';
import { comparePositions } from '#event-store';
import { workingViewNames } from '../views.js';

const patienceMilliseconds = 10_000;
const pollMilliseconds = 100;
/** So long a copy that was replaced may take to follow, before it is removed instead. */
const keptCopiesMilliseconds = 3_000;

/**
 * Until no view holds anything of whom the ledger erased: live copies have folded it; of those that they replaced, whoever
 * has not is removed; and nothing stands in a log beside a file. Views of looks hold no search keys, and what is sealed in
 * them has lost its key. @returns false where a live copy is not fed now
 */
export async function clearViews(system: System): Promise<boolean> {
  const { store, checkpoints, folder } = system;
  const head = await store.head();
  if (head === undefined) return true;
  const waited = await Promise.all(
    workingViewNames.map((view) => checkpoints.waitFor(view, head, patienceMilliseconds)),
  );
  if (waited.includes('stale')) return false;
  await clearKeptCopies(system, head);
  truncateLogs(folder);
  return true;
}

/** Copies that somebody could roll back to. */
async function clearKeptCopies({ readStore, store, clock }: System, head: string): Promise<void> {
  const until = clock.monotonic() + keptCopiesMilliseconds;
  for (;;) {
    const behind = (await readStore.copies()).filter(
      ({ name, state, checkpoint }) =>
        state === 'previous' &&
        workingViewNames.includes(name) &&
        (checkpoint?.ledgerId !== store.ledgerId || comparePositions(checkpoint?.position, head) < 0),
    );
    if (behind.length === 0) return;
    if (clock.monotonic() >= until) {
      for (const { name, build } of behind) await readStore.retire(name, build);
      return;
    }
    await clock.sleep(pollMilliseconds);
  }
}
