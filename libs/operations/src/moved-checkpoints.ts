import { processNames } from '#composition';
import type { ProcessCheckpoint, ProcessCheckpoints } from '#engine';
import { comparePositions, type EventStore } from '#event-store';
import type { ProcessMoved } from './copy-processes.js';

/**
 * Takes the places of processes along to a ledger's new id: to the same event, or, where that was lost, to the end, for
 * whoever was further has handled all that is left. One whose place holds another event has none any more: a start asks.
 */
export async function moveCheckpoints(
  checkpoints: ProcessCheckpoints,
  store: EventStore,
  formerId: string,
): Promise<readonly ProcessMoved[]> {
  const head = await store.head();
  const end = head === undefined ? undefined : await store.eventAt(head);
  const moved: ProcessMoved[] = [];
  for (const name of processNames) {
    const found = await checkpoints.get(name);
    const place = found?.ledgerId === formerId ? await placeOf(found) : undefined;
    if (place !== undefined) await checkpoints.set(name, { ...place, ledgerId: store.ledgerId });
    const isThere = place === undefined && found?.ledgerId === store.ledgerId;
    moved.push({ name, state: place !== undefined ? 'moved' : isThere ? 'there' : 'not started' });
  }
  return moved;

  async function placeOf(found: ProcessCheckpoint): Promise<ProcessCheckpoint | undefined> {
    const { position, eventId } = found;
    if (position === undefined) return found;
    if (comparePositions(position, head) > 0) return { ...found, position: end?.position, eventId: end?.id };
    const there = await store.eventAt(position);
    return eventId === undefined || there?.id === eventId ? found : undefined;
  }
}
