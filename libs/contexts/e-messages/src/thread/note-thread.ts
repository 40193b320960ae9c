import { NotFound, type Sealed } from '#kernel';
import type { ThreadEvent } from './events.js';
import { type ByStaff, ofCountyOrSystem, ofThread } from './on-thread.js';
import type { Thread } from './state.js';

/** A note for staff only: it changes nothing that is counted, and no customer ever sees it. */
export interface NoteThread extends Omit<ByStaff, 'standing'> {
  readonly kind: 'note';
  /** Made from the command's key, so that a repeat is no second note. */
  readonly entryId: string;
  readonly note: Sealed<{ readonly text: string }>;
  /** Supervisors say that a notice went on paper; the product itself, that it must. */
  readonly paper?: 'needed' | 'sent';
}

const whoSays = { needed: 'system', sent: 'supervisor' } as const;

/** @throws NotFound also for who may not say what it says of paper */
export function noteThread(command: NoteThread, known: Thread): readonly ThreadEvent[] {
  const { thread } = ofCountyOrSystem(known, command);
  const { entryId, by, note, paper } = command;
  if (paper !== undefined && by.kind !== whoSays[paper]) throw new NotFound();
  if (paper === 'sent' && !thread.paper) return [];
  const noted = { ...ofThread(thread, { at: command.at }), entryId, by, note };
  return [{ type: 'MessageNoted', data: { ...noted, ...(paper && { paper }) } }];
}
