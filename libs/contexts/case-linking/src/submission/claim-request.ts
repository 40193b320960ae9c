import { refuse } from '../refusals.js';
import type { SubmissionEvent } from './events.js';
import { mustBeInOwnHands } from './in-own-hands.js';
import { mustBePending, type OnRequest, ofRequest } from './pending-request.js';
import { claimOf, rejectedElsewhere, requestOf, type Submission } from './state.js';
import { mustNameMethods, type VerifiedLink } from './verification.js';

/**
 * Continue: the submission is claimed for this link before the link is made, so that nobody decides otherwise in
 * between. The validations 1 to 3 stand in the link streams; a flow checks them first.
 */
export interface ClaimRequest extends OnRequest, VerifiedLink {
  readonly kind: 'claim';
  /** Set while this worker's cool-off for the person runs. */
  readonly coolOff?: { readonly hours: number };
}

/** Whether `link` holds or ended this request: its repeat is then no conflict. */
const isMine = ({ requestId, county, linkId }: ClaimRequest, submission: Submission) => {
  const { end } = requestOf(submission, { requestId, county });
  if (end.status === 'Processed') return end.linkId === linkId;
  return end.status === 'Pending' && claimOf(submission)?.linkId === linkId;
};

/**
 * What Continue needs besides the link streams.
 * @throws NotFound, InvalidInput, Refused (request_not_pending, conflict, assigned_to_colleague, note_required, cool_off)
 */
export function mustBeProcessable(command: ClaimRequest, submission: Submission): void {
  if (isMine(command, submission)) return;
  const request = mustBePending(requestOf(submission, command));
  if (claimOf(submission) !== undefined) throw refuse('conflict', 'claimed');
  const { verification, coolOff, override, by } = command;
  mustBeInOwnHands(request, by);
  mustNameMethods(command);
  if (verification.note === undefined) {
    if (verification.methods.includes('other'))
      throw refuse('note_required', 'say how you verified the identity');
    if (rejectedElsewhere(submission, request.county).length > 0)
      throw refuse('note_required', 'another county rejected this submission, so say why you link it');
  }
  const overridden = override !== undefined && by.kind === 'supervisor';
  if (coolOff !== undefined && !overridden) throw refuse('cool_off', String(coolOff.hours));
}

export function claimRequest(command: ClaimRequest, submission: Submission): readonly SubmissionEvent[] {
  mustBeProcessable(command, submission);
  if (isMine(command, submission)) return [];
  const request = requestOf(submission, command);
  const { linkId, personId, by, verification, override, at } = command;
  return [
    {
      type: 'RequestClaimed',
      data: {
        ...ofRequest(request, at),
        accountId: request.accountId,
        linkId,
        personId,
        by,
        verification,
        ...(override === undefined ? {} : { override }),
      },
    },
  ];
}
