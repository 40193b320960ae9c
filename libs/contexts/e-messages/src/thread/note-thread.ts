import type { Sealed } from '#kernel';
import type { ThreadEvent } from './events.js';
import { type ByStaff, ofCounty, ofThread } from './on-thread.js';
import type { Thread } from './state.js';

/** A note for staff only: it changes nothing that is counted, and no customer ever sees it. */
export interface NoteThread extends Omit<ByStaff, 'standing'> {
  readonly kind: 'note';
  /** Made from the command's key, so that a repeat is no second note. */
  readonly entryId: string;
  readonly note: Sealed<{ readonly text: string }>;
}

export function noteThread(command: NoteThread, known: Thread): readonly ThreadEvent[] {
  const { thread } = ofCounty(known, command);
  const { entryId, by, note, at } = command;
  return [{ type: 'MessageNoted', data: { ...ofThread(thread, { at }), entryId, by, note } }];
}
