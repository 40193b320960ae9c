import { ignore, type Projection } from '#engine';
import { type AttemptEvent, attemptEvents } from '../attempts/events.js';
import { type PersonAttemptsDocument, personAttemptsView } from './person-attempts.view.js';

/** Whoever asked about a person: what they entered speaks of that person. */
export const personAttemptsProjection: Projection<AttemptEvent, PersonAttemptsDocument> = {
  schema: personAttemptsView,
  catalogues: [attemptEvents],
  keys(event) {
    switch (event.type) {
      case 'LinkAttempted':
        return event.data.personId === undefined ? ignore : [event.data.personId];
      case 'VerificationCodeIssued':
      case 'VerificationCodeRedeemed':
      case 'VerificationFailed':
        return ignore;
    }
  },
  fold(document, { data: { attemptId, accountId } }) {
    return { attempts: [...(document?.attempts ?? []), { attemptId, accountId }] };
  },
};
