import type { Decider } from '#kernel';
import { type AskAgain, askAgain } from './ask-again.js';
import { type AskForRequest, askForRequest } from './ask-for-request.js';
import { type AssignRequest, assignRequest } from './assign-request.js';
import { type ClaimRequest, claimRequest } from './claim-request.js';
import { type CloseLinked, closeLinked } from './close-linked.js';
import { type CompleteLink, completeLink } from './complete-link.js';
import { type DeclineAsking, declineAsking } from './decline-asking.js';
import { type DismissCandidate, dismissCandidate } from './dismiss-candidate.js';
import type { SubmissionEvent } from './events.js';
import { type NoteRequest, noteRequest } from './note-request.js';
import { type RecordRefusedProcessing, recordRefusedProcessing } from './record-refused-processing.js';
import { type RejectRequest, rejectRequest } from './reject-request.js';
import { type ReleaseClaim, releaseClaim } from './release-claim.js';
import { type ReleaseRequest, releaseRequest } from './release-request.js';
import { evolveSubmission, noSubmission, type Submission } from './state.js';
import { type Submit, submit } from './submit.js';
import { type TakeRequest, takeRequest } from './take-request.js';
import { type EndWaiting, endWaiting, type WaitForCustomer, waitForCustomer } from './wait-for-customer.js';

export type SubmissionCommand =
  | Submit
  | AskAgain
  | TakeRequest
  | ReleaseRequest
  | AssignRequest
  | AskForRequest
  | DeclineAsking
  | NoteRequest
  | WaitForCustomer
  | EndWaiting
  | DismissCandidate
  | RecordRefusedProcessing
  | ClaimRequest
  | ReleaseClaim
  | CompleteLink
  | CloseLinked
  | RejectRequest;

/** `link-submission-{submissionId}`: what workers do with the requests of one submission (rules W4, W5, W9 and W14). */
export const submissionDecider: Decider<SubmissionCommand, SubmissionEvent, Submission> = {
  category: 'link-submission',
  initial: noSubmission,
  evolve: evolveSubmission,
  decide(command, submission) {
    switch (command.kind) {
      case 'submit':
        return submit(command, submission);
      case 'ask-again':
        return askAgain(command, submission);
      case 'take':
        return takeRequest(command, submission);
      case 'release':
        return releaseRequest(command, submission);
      case 'assign':
        return assignRequest(command, submission);
      case 'ask-for':
        return askForRequest(command, submission);
      case 'decline-asking':
        return declineAsking(command, submission);
      case 'note':
        return noteRequest(command, submission);
      case 'wait':
        return waitForCustomer(command, submission);
      case 'end-waiting':
        return endWaiting(command, submission);
      case 'dismiss-candidate':
        return dismissCandidate(command, submission);
      case 'record-refused-processing':
        return recordRefusedProcessing(command, submission);
      case 'claim':
        return claimRequest(command, submission);
      case 'release-claim':
        return releaseClaim(command, submission);
      case 'complete-link':
        return completeLink(command, submission);
      case 'close-linked':
        return closeLinked(command, submission);
      case 'reject':
        return rejectRequest(command, submission);
      default:
        return command satisfies never;
    }
  },
};
