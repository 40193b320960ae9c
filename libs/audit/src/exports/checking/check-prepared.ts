import { canonically } from '../package/event-line.js';
import { names } from '../package/names.js';
import { sha256 } from '../package/sums.js';
import type { CheckedEvents } from './check-events.js';
import type { Faults } from './faults.js';

const preparedType = 'case-exports.ExportPrepared.v1';

/** That the event which fixes the package names its files as they are. */
export function checkPrepared(text: (name: string) => string, events: CheckedEvents, faults: Faults): void {
  const line = text(names.prepared);
  const event = line.endsWith('\n') ? canonically(line.slice(0, -1)) : undefined;
  if (event === undefined || event.type !== preparedType) {
    faults.found(names.prepared, 'it is not the event ExportPrepared as it was hashed');
    return;
  }
  events.prepared.hash = sha256(line.slice(0, -1));
  const { sums, events: count } = event.data as { readonly sums?: unknown; readonly events?: unknown };
  if (sums !== sha256(text(names.sums)))
    faults.found(names.sums, `it is not the one that ${names.prepared} names: one of the two was changed`);
  if (count !== events.lines.length)
    faults.found(
      names.events,
      `it has ${events.lines.length} lines, ${names.prepared} names ${String(count)}`,
    );
}
