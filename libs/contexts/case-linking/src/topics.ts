import type { Topic, Topics } from '#bounded-context';
import type { CaseLinkingEvent } from './context.js';

/** What linking changes on pages: of a county's requests, and of an account. */
export const linkingTopics: Topics<CaseLinkingEvent> = {
  of(event) {
    switch (event.type) {
      case 'LinkRequested': {
        const { county, personId, accountId } = event.data;
        const candidate = personId === undefined ? [] : [`person-requests:${county}:${personId}`];
        return [...requestTopics(event.data), ...candidate, `account:${accountId}`];
      }
      case 'AskedAgain':
      case 'RequestProcessed':
      case 'RequestRejected':
        return [...requestTopics(event.data), `account:${event.data.accountId}`];
      case 'RequestAssigned':
      case 'RequestReleased':
      case 'RequestAskedFor':
      case 'AskingDeclined':
      case 'RequestNoted':
      case 'WaitingBegan':
      case 'WaitingEnded':
      case 'CandidateDismissed':
      case 'ProcessingRefused':
        return requestTopics(event.data);
      case 'AccountLinked':
      case 'AccountUnlinked':
        return [`account:${event.data.accountId}`, `person:${event.data.personId}`];
      case 'LinkAttempted':
      case 'VerificationCodeIssued':
      case 'VerificationCodeRedeemed':
      case 'VerificationFailed':
        return [`account:${event.data.accountId}`];
      case 'PersonAttempted':
      case 'AccountReserved':
      case 'AccountReleased':
      case 'LinkAbandoned':
      case 'RequestClaimed':
      case 'ClaimReleased':
        return [];
    }
  },
  kinds: {
    'case-link-requests': {
      may: ({ rights, actor }, county) => rights.has('case-link:view') && actor.county === county,
    },
    'case-link-request': {
      may: ({ rights, actor }, of) => rights.has('case-link:view') && actor.county === countyIn(of),
    },
    'person-requests': {
      may: ({ rights, actor, seesPerson }, of) =>
        rights.has('case-link:view') && actor.county === countyIn(of) && seesPerson(behindCounty(of)),
    },
  },
  own: ({ rights, actor }) =>
    rights.has('case-link:view') && actor.county !== undefined ? [`case-link-requests:${actor.county}`] : [],
};

const requestTopics = ({
  county,
  requestId,
}: {
  readonly county: string;
  readonly requestId: string;
}): Topic[] => [`case-link-requests:${county}`, `case-link-request:${county}:${requestId}`];

/** `19:…` → `19` */
const countyIn = (of: string): string => of.split(':', 1)[0]!;
const behindCounty = (of: string): string => of.slice(countyIn(of).length + 1);
