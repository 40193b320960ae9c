import {
  type Audience,
  doer,
  type Happening,
  isOwn,
  type Part,
  said,
  theWorker,
  type Words,
  whom,
} from '#bounded-context';
import type { Actor, CountyCode, Recorded } from '#kernel';
import { attemptTold, reservationTold } from './attempt-words.js';
import type { CaseLinkingEvent } from './context.js';
import { whyRequested } from './policies/why-requested.js';
import {
  rejectReasonTexts,
  unlinkReasonTexts,
  verificationMethodTexts,
  waitingReasonTexts,
} from './reason-texts.js';
import type { SubmissionEvent } from './submission/events.js';
import type { Note } from './submission/verification.js';

/** Case linking in words. How a link is made safely is told to auditors alone. */
export const linkingWords: Words<CaseLinkingEvent> = { tell, isOnCase };

function isOnCase(event: Recorded<CaseLinkingEvent>, county: CountyCode): boolean {
  switch (event.type) {
    case 'AccountLinked':
    case 'AccountUnlinked':
      return true;
    case 'LinkRequested':
    case 'AskedAgain':
    case 'RequestAssigned':
    case 'RequestReleased':
    case 'RequestAskedFor':
    case 'AskingDeclined':
    case 'RequestNoted':
    case 'WaitingBegan':
    case 'WaitingEnded':
    case 'CandidateDismissed':
    case 'ProcessingRefused':
    case 'RequestProcessed':
    case 'RequestRejected':
      return event.data.county === county;
    // What a customer tried is seen on the request that comes of it; the rest is how a link is made safely.
    case 'LinkAttempted':
    case 'VerificationCodeIssued':
    case 'VerificationCodeRedeemed':
    case 'VerificationFailed':
    case 'PersonAttempted':
    case 'AccountReserved':
    case 'AccountReleased':
    case 'LinkAbandoned':
    case 'RequestClaimed':
    case 'ClaimReleased':
      return false;
  }
}

function tell(event: Recorded<CaseLinkingEvent>, audience: Audience): Happening {
  switch (event.type) {
    case 'AccountLinked': {
      const { personId, purpose } = event.data;
      if (purpose.kind === 'automatic') {
        const text = said`${whom(personId)} was linked to a portal account automatically, after a code.`;
        return { kind: 'linked', said: text, by: doer(event.meta.actor, audience), personId };
      }
      const text = said`${whom(personId)} was linked to a portal account by a worker, on a request.`;
      const own = isOwn(audience, purpose.by.county) ? { requestId: purpose.requestId } : {};
      return { kind: 'linked', said: text, by: doer(purpose.by, audience), personId, ...own };
    }
    case 'AccountUnlinked': {
      const { personId, by, reason, note } = event.data;
      const isOurs = isOwn(audience, event.data.county);
      const why = isOurs ? ` Reason: ${unlinkReasonTexts[reason]}.` : '';
      const text = said`${whom(personId)} was unlinked from the portal account.${why}`;
      const notes = isOurs ? noted(['Note', note]) : {};
      return { kind: 'unlinked', said: text, by: doer(by, audience), personId, ...notes };
    }
    case 'LinkAttempted':
    case 'VerificationCodeIssued':
    case 'VerificationCodeRedeemed':
    case 'VerificationFailed':
    case 'PersonAttempted':
      return { kind: 'requested', said: attemptTold(event), by: doer(event.meta.actor, audience) };
    case 'AccountReserved':
    case 'AccountReleased':
    case 'LinkAbandoned': {
      const kind = event.type === 'AccountReserved' ? 'linked' : 'unlinked';
      return { kind, said: reservationTold(event), by: doer(event.meta.actor, audience) };
    }
    case 'AskedAgain':
    case 'AskingDeclined':
    case 'CandidateDismissed':
    case 'ClaimReleased':
    case 'LinkRequested':
    case 'ProcessingRefused':
    case 'RequestAskedFor':
    case 'RequestAssigned':
    case 'RequestClaimed':
    case 'RequestNoted':
    case 'RequestProcessed':
    case 'RequestRejected':
    case 'RequestReleased':
    case 'WaitingBegan':
    case 'WaitingEnded':
      return requestHappening(event, audience);
  }
}

function requestHappening(event: Recorded<SubmissionEvent>, audience: Audience): Happening {
  const told = (
    kind: Happening['kind'],
    text: readonly Part[],
    by: Actor = event.meta.actor,
    notes: Pick<Happening, 'notes'> = {},
  ): Happening => ({
    kind,
    said: text,
    by: doer(by, audience),
    requestId: event.data.requestId,
    ...notes,
  });
  switch (event.type) {
    case 'LinkRequested': {
      const { personId, origin, cause, match = null } = event.data;
      const about = personId === undefined ? [] : said` about ${whom(personId)}`;
      const why = origin === 'unlink' ? ' because of the unlink.' : `. ${whyRequested({ cause, match })}.`;
      return told('requested', said`A case link request${about} was made${why}`);
    }
    case 'AskedAgain':
      return told('requested', said`The customer asked again with the same data.`);
    case 'RequestAssigned':
      return event.data.how === 'taken'
        ? told('request', said`The case link request was taken.`)
        : told('request', said`The case link request was assigned to ${theWorker(event.data.to)}.`);
    case 'RequestReleased':
      return told('request', said`The case link request was put back.`);
    case 'RequestAskedFor': {
      const { by, of } = event.data;
      return told('request', said`${theWorker(by)} asked ${theWorker(of)} for the case link request.`);
    }
    case 'AskingDeclined':
      return told(
        'request',
        said`The case link request stayed where it was, although ${theWorker(event.data.asker)} asked for it.`,
      );
    case 'RequestNoted': {
      const { by, note } = event.data;
      return told('request', said`A note was added to the case link request.`, by, noted(['Note', note]));
    }
    case 'WaitingBegan': {
      const { by, reason, note } = event.data;
      const text = said`The case link request began to wait for the customer: ${waitingReasonTexts[reason]}.`;
      return told('request', text, by, noted(['Note', note]));
    }
    case 'WaitingEnded':
      return told('request', said`The case link request no longer waits for the customer.`, event.data.by);
    case 'CandidateDismissed':
      return told(
        'request',
        said`The case link request was found not to be about ${whom(event.data.personId)}.`,
      );
    case 'ProcessingRefused':
      return told(
        'request',
        said`The case link request could not be processed for ${whom(event.data.personId)}.`,
      );
    case 'RequestClaimed':
      return told(
        'request',
        said`Continue was pressed on the case link request: its link to ${whom(event.data.personId)} is being made.`,
        event.data.by,
        noted(
          ['Note', event.data.verification.note],
          ['Reason for passing over the cool-off', event.data.override?.note],
        ),
      );
    case 'ClaimReleased':
      return told('request', said`The link that the case link request waited for was given up.`);
    case 'RequestProcessed': {
      const { cause, by, verification, override } = event.data;
      const methods = verification?.methods.map((each) => verificationMethodTexts[each]) ?? [];
      const how = methods.length === 0 ? '' : ` Identity verified by: ${methods.join(', ')}.`;
      return told(
        'processed',
        said`The case link request was processed for ${whom(event.data.personId)}${causes[cause]}.${how}`,
        by,
        noted(['Note', verification?.note], ['Reason for passing over the cool-off', override?.note]),
      );
    }
    case 'RequestRejected': {
      const { reason, by, note } = event.data;
      return told(
        'rejected',
        said`The case link request was rejected: ${rejectReasonTexts[reason]}.`,
        by,
        noted(['Note', note]),
      );
    }
  }
}

/** What was noted, as far as anything was. */
function noted(...all: readonly (readonly [string, Note | undefined])[]): Pick<Happening, 'notes'> {
  const notes = all.flatMap(([label, note]) => (note === undefined ? [] : [{ label, note }]));
  return notes.length === 0 ? {} : { notes };
}

const causes: Readonly<
  Record<Extract<SubmissionEvent, { type: 'RequestProcessed' }>['data']['cause'], string>
> = {
  direct: '',
  sibling: ', with another one of the same submission',
  batch: ' by the nightly batch, because the account is linked already',
};
