import type { System } from '#composition';
import type { PrivacyEvent } from '#engine';
import type { Recorded } from '#kernel';

/**
 * Every process has the list of erasures beside it: what others erased, and what a lost list knew, is taken from the
 * ledger, which says the same.
 */
export async function keepOthers({ queries, store, engine, erasures }: System): Promise<void> {
  const done = await queries.erasures.inState('done').catch(() => []);
  if (done.length === 0) return;
  const known = new Set(erasures.all().map(({ erasureId }) => erasureId));
  for (const { erasureId } of done) {
    if (known.has(erasureId)) continue;
    for (const stored of await store.readStream(`erased-${erasureId}`).catch(() => [])) {
      const event = engine.codec.decode(stored) as Recorded<PrivacyEvent> | undefined;
      if (event !== undefined) erasures.add({ ...event.data, identities: [] });
    }
  }
}
