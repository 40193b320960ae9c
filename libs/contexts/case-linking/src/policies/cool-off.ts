import { type Instant, millisecondsBetween, plusMinutes, type WorkerId } from '#kernel';
import type { ContactChange } from './person-facts.js';

/**
 * Who edited a contact cannot process a link for that person within the cool-off (rule W10):
 * when theirs ends, or undefined when none runs. `hours` is the county's setting.
 */
export function coolOffUntil(
  changes: readonly ContactChange[],
  worker: WorkerId,
  { now, hours }: { readonly now: Instant; readonly hours: number },
): Instant | undefined {
  const ends = changes
    .filter((each) => each.worker === worker)
    .map((each) => plusMinutes(each.at, hours * 60))
    .filter((end) => millisecondsBetween(now, end) > 0);
  return ends.sort().at(-1);
}
