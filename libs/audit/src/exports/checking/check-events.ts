import { genesis } from '#engine';
import { type EventLine, readEventLine } from '../package/event-line.js';
import { names } from '../package/names.js';
import type { Faults } from './faults.js';

export interface CheckedEvents {
  /** Undefined: what stands there is no event. */
  readonly lines: readonly (EventLine | undefined)[];
  readonly byId: ReadonlyMap<string, EventLine>;
  /** The event that fixes the package. */
  readonly prepared: { hash: string | undefined };
}

/** That each line is an event as it was hashed, behind the one before it in its stream, from the first one on. */
export function checkEvents(text: string, faults: Faults): CheckedEvents {
  const lines = text.split('\n').slice(0, -1).map(readEventLine);
  if (!text.endsWith('\n')) faults.found(names.events, 'it does not end with a whole line');
  const byId = new Map<string, EventLine>();
  const heads = new Map<string, EventLine>();
  for (const [at, line] of lines.entries()) {
    if (line === undefined) {
      faults.found(names.events, 'a line is no event as it was hashed, and no hash of one', { line: at + 1 });
      continue;
    }
    if (line.whole !== undefined) byId.set(line.whole.id, line);
    const head = heads.get(line.stream);
    const wrong = chainFault(line, head);
    if (wrong !== undefined)
      faults.found(names.events, wrong, {
        line: at + 1,
        stream: line.stream,
        revision: line.revision,
        ...(line.whole && { eventId: line.whole.id }),
      });
    heads.set(line.stream, line);
  }
  return { lines, byId, prepared: { hash: undefined } };
}

function chainFault({ revision, whole }: EventLine, head: EventLine | undefined): string | undefined {
  if (revision !== (head === undefined ? 0 : head.revision + 1))
    return 'the event before it in its stream is missing';
  if (whole !== undefined && whole.prevHash !== (head?.hash ?? genesis))
    return 'it does not follow the event before it in its stream: one of the two was changed';
  return undefined;
}
