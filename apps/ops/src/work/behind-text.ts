import type { ViewBehind } from '#operations';
import { count } from '../output/numbers.js';

/** Which views do not hold everything yet, for people, and what becomes of that. */
export function behindText(views: readonly ViewBehind[]): string {
  const each = views.map(
    ({ name, lagEvents, reason }) =>
      `${name} has ${count(lagEvents)} events to go${reason === undefined ? '' : ` (${reason})`}`,
  );
  return `The views do not hold everything yet: ${each.join(', ')}. The next start goes on there.`;
}
