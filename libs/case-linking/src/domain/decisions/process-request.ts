import type { SubmissionEvent } from '../events.js';
import { refuse } from '../refusals.js';
import { rejectedElsewhere, requestOf, type Submission } from '../submission.state.js';
import { mustBePending, type OnRequest } from './pending-request.js';
import { processedTogether } from './processed-together.js';
import { mustNameMethods, type VerifiedLink } from './verification.js';

/** Continue. The validations 1 to 3 stand in the link streams; a flow checks them first. */
export interface ProcessRequest extends OnRequest, VerifiedLink {
  readonly kind: 'process';
  /** Set while this worker's cool-off for the person runs. */
  readonly coolOff?: { readonly hours: number };
}

/** Whether `link` ended this request: its repeat is then no conflict. */
const endedBy = ({ requestId, county, linkId }: ProcessRequest, submission: Submission) => {
  const { end } = requestOf(submission, { requestId, county });
  return end.status === 'Processed' && end.linkId === linkId;
};

/**
 * What Continue needs besides the link streams; a flow calls it before it reserves anything, so that nothing
 * is linked for a request that cannot be processed.
 * @throws NotFound, InvalidInput, Refused (request_not_pending, note_required, cool_off)
 */
export function mustBeProcessable(command: ProcessRequest, submission: Submission): void {
  if (endedBy(command, submission)) return;
  const request = mustBePending(requestOf(submission, command));
  const { verification, coolOff, override, by } = command;
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

export function processRequest(command: ProcessRequest, submission: Submission): readonly SubmissionEvent[] {
  mustBeProcessable(command, submission);
  return endedBy(command, submission) ? [] : processedTogether(submission, command.requestId, command);
}
