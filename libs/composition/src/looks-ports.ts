import type { LooksPorts } from '#audit';
import type { System } from './hosting/system.js';

/** What questions about looks are answered with. */
export const looksPorts = ({
  store,
  engine,
  queries,
  staff,
  personalData,
  vault,
  clock,
}: System): LooksPorts => ({
  ...queries,
  store,
  codec: engine.codec,
  staff,
  personalData,
  vault,
  clock,
});

/** Longest wait for a look that was recorded a moment ago. */
const longestWait = 2_000;

/** Waits until the views of looks hold every look that was recorded so far; `stale`: not in time. */
export async function looksCaughtUp({
  looksStore,
  looksCheckpoints,
}: Pick<System, 'looksStore' | 'looksCheckpoints'>): Promise<'reached' | 'stale'> {
  const head = await looksStore.head();
  if (head === undefined) return 'reached';
  const wait = (view: string) => looksCheckpoints.waitFor(view, head, longestWait);
  return (await Promise.all([wait('looks'), wait('look-days')])).includes('stale') ? 'stale' : 'reached';
}
