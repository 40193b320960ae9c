import { ignore, type Projection } from '#engine';
import type { AccountId } from '#kernel';
import { type CaseLinkingEvent, caseLinkingEvents } from '../domain/events.js';
import { type OpenVerificationsDocument, openVerificationsView } from './open-verifications.view.js';

type Running = OpenVerificationsDocument['running'];

/** What the timer must end. A redeemed code ends every other attempt of its account for that person as well. */
export const openVerificationsProjection: Projection<CaseLinkingEvent, OpenVerificationsDocument> = {
  schema: openVerificationsView,
  catalogues: [caseLinkingEvents],
  keys(event) {
    switch (event.type) {
      case 'LinkAttempted':
        return event.data.verifyUntil === undefined ? ignore : [event.data.accountId];
      case 'VerificationCodeIssued':
      case 'VerificationCodeRedeemed':
      case 'VerificationFailed':
        return [event.data.accountId];
      case 'PersonAttempted':
      case 'RequestClaimed':
      case 'ClaimReleased':
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
      case 'AccountReserved':
      case 'AccountReleased':
      case 'AccountLinked':
      case 'AccountUnlinked':
      case 'LinkAbandoned':
        return ignore;
    }
  },
  fold: (document, event, id) => documentOf(id as AccountId, stillRunning(document?.running ?? [], event)),
};

function stillRunning(running: Running, event: CaseLinkingEvent): Running {
  switch (event.type) {
    case 'LinkAttempted': {
      const { attemptId, verifyUntil, personId = null } = event.data;
      return verifyUntil === undefined
        ? running
        : [...running, { attemptId, personId, expiresAt: verifyUntil }];
    }
    case 'VerificationCodeIssued': {
      const { attemptId, personId, expiresAt } = event.data;
      return [...running.filter((each) => each.attemptId !== attemptId), { attemptId, personId, expiresAt }];
    }
    case 'VerificationFailed': {
      const { attemptId, ended } = event.data;
      return ended ? running.filter((each) => each.attemptId !== attemptId) : running;
    }
    case 'VerificationCodeRedeemed': {
      const { attemptId, personId } = event.data;
      return running.filter((each) => each.attemptId !== attemptId && each.personId !== personId);
    }
    case 'PersonAttempted':
    case 'RequestClaimed':
    case 'ClaimReleased':
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
    case 'AccountReserved':
    case 'AccountReleased':
    case 'AccountLinked':
    case 'AccountUnlinked':
    case 'LinkAbandoned':
      return running;
  }
}

function documentOf(accountId: AccountId, running: Running): OpenVerificationsDocument | undefined {
  const [nextExpiry] = running.map((each) => each.expiresAt).sort();
  return nextExpiry === undefined ? undefined : { accountId, running, nextExpiry };
}
