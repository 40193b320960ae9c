import type { System } from '#composition';
import type { PrivacyEvent } from '#engine';
import type { Recorded } from '#kernel';

/**
 * Every process has the list of erasures beside it: what others erased, and what a lost list knew, is taken from the
 * ledger, which says the same.
 */
export async function keepOthers({ queries, store, engine, erasures }: System): Promise<void> {
  const known = new Set(erasures.all().map(({ erasureId }) => erasureId));
  for await (const { erasureId } of queries.erasures.inState('done')) {
    if (known.has(erasureId)) continue;
    for (const stored of await store.readStream(`erased-${erasureId}`).catch(() => [])) {
      const event = engine.codec.decode(stored) as Recorded<PrivacyEvent> | undefined;
      if (event !== undefined) erasures.add({ ...event.data, identities: [] });
    }
  }
}
