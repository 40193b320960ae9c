import type { MessageId, Sealed } from '#kernel';
import { refuse } from '../refusals.js';
import type { ThreadEvent } from './events.js';
import { type ByStaff, ofCounty, ofThread } from './on-thread.js';
import { type Document, nextEntry, type OpenThread, type Thread } from './state.js';
import { mustBecome, statusChanged } from './status.js';

/** Status: Action Closed, Save. Before the customer did it, it is withdrawn. */
export interface CloseAction extends ByStaff {
  readonly kind: 'close';
  readonly note?: Sealed<{ readonly text: string }>;
  readonly followedBy?: MessageId;
}

/**
 * What is withdrawn needs a note, which the customer reads (rule M2). Documents that were never sent end with the action
 * (rule M9). @throws Refused
 */
export function closeAction(command: CloseAction, known: Thread): readonly ThreadEvent[] {
  const { thread, message } = mustBeClosable(known, command);
  const { messageId, by, note, followedBy } = command;
  const withdrawn = message.status === 'New Action';
  if (withdrawn && note === undefined)
    throw refuse('note_required', 'the customer reads why the action is withdrawn');
  const entryId = nextEntry(thread);
  const how = { withdrawn, ...(note && { note }), ...(followedBy && { followedBy }) };
  return [
    { type: 'ActionClosed', data: { ...ofThread(thread, command), messageId, entryId, by, ...how } },
    statusChanged(thread, message, { ...command, to: 'Action Closed' }),
    ...unsent(thread).map(
      ({ documentId, accountId }): ThreadEvent => ({
        type: 'DocumentRemoved',
        data: { ...ofThread(thread, command), messageId, documentId, accountId },
      }),
    ),
  ];
}

const unsent = ({ action }: OpenThread): readonly Document[] =>
  action?.documents.filter((each) => !each.sent) ?? [];

/** @throws NotFound, Refused(status_impossible) */
export function mustBeClosable(known: Thread, on: Pick<ByStaff, 'messageId' | 'by'>) {
  const found = ofCounty(known, on);
  mustBecome(found.message, 'Action Closed');
  return found;
}
