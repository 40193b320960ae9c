import { type Part, said, whom } from '#bounded-context';
import type { AccountLinkEvent } from './account-link/events.js';
import type { AttemptEvent } from './attempts/events.js';
import type { PersonAttemptEvent } from './person-attempts/events.js';
import type { PersonLinkEvent } from './person-link/events.js';
import { whyRequested } from './policies/why-requested.js';

/** What a customer tried, as auditors read it. */
export function attemptTold(event: AttemptEvent | PersonAttemptEvent): readonly Part[] {
  switch (event.type) {
    case 'LinkAttempted': {
      const { outcome, cause, match, caseNumber, county } = event.data;
      const why = cause === undefined ? '' : ` ${whyRequested({ cause, match })}.`;
      return said`The customer asked to link case ${caseNumber} of county ${county}: ${outcomes[outcome]}.${why}`;
    }
    case 'VerificationCodeIssued': {
      const { channel, issue, personId } = event.data;
      const way = channel === 'email' ? 'e-mail' : 'text message';
      return said`A one-time code was issued to a contact on file of ${whom(personId)}, by ${way} (sending ${String(issue)}).`;
    }
    case 'VerificationCodeRedeemed':
      return said`The right code was entered in time for ${whom(event.data.personId)}.`;
    case 'VerificationFailed': {
      const { cause, ended, personId } = event.data;
      const why = cause === 'wrong_code' ? 'A wrong code was entered' : whyRequested({ cause, match: null });
      return said`${why}, for ${whom(personId)}.${ended ? ' The attempt became a request.' : ''}`;
    }
    case 'PersonAttempted':
      return said`An attempt counted against the day’s cap of ${whom(event.data.personId)}.`;
  }
}

const outcomes = {
  verify: 'a code can be sent',
  contact_county: 'they were asked to contact the county',
  linked: 'they were linked already',
  requested: 'it became a request',
} as const;

/** How a link is made safely, as auditors read it. */
export function reservationTold(
  event: AccountLinkEvent | Extract<PersonLinkEvent, { type: 'LinkAbandoned' }>,
): readonly Part[] {
  switch (event.type) {
    case 'AccountReserved':
      return said`The portal account was reserved for a link to ${whom(event.data.personId)}.`;
    case 'AccountReleased': {
      const why = event.data.why === 'unlinked' ? 'after the unlink' : 'because its link was given up';
      return said`The portal account was released from ${whom(event.data.personId)}, ${why}.`;
    }
    case 'LinkAbandoned':
      return said`A link to ${whom(event.data.personId)} that had been reserved was given up; it can never be completed.`;
  }
}
