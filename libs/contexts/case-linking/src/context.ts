import { context } from '#bounded-context';
import { type AccountLinkEvent, accountLinkEvents } from './account-link/events.js';
import { type AttemptEvent, attemptEvents } from './attempts/events.js';
import { ActOnRequest } from './commands.js';
import { accountUnlinked, linkCompleted, requestProcessed, requestRejected } from './mails/outcomes.js';
import { verificationCode } from './mails/verification-code.js';
import { type PersonAttemptEvent, personAttemptEvents } from './person-attempts/events.js';
import { type PersonLinkEvent, personLinkEvents } from './person-link/events.js';
import { type SubmissionEvent, submissionEvents } from './submission/events.js';
import { linkingTopics } from './topics.js';
import { requestCountsProjection } from './views/case-link-request-counts.projection.js';
import { RequestCounts } from './views/case-link-request-counts.queries.js';
import { requestCountsView } from './views/case-link-request-counts.view.js';
import { caseLinkRequestsProjection } from './views/case-link-requests.projection.js';
import { FindRequests, SearchRequests } from './views/case-link-requests.queries.js';
import { type CaseLinkRequestDocument, caseLinkRequestsView } from './views/case-link-requests.view.js';
import { accountLinksProjection, personLinksProjection } from './views/links.projection.js';
import { Links } from './views/links.queries.js';
import { accountLinksView, personLinksView } from './views/links.view.js';
import { openVerificationsProjection } from './views/open-verifications.projection.js';
import { OpenVerifications } from './views/open-verifications.queries.js';
import { openVerificationsView } from './views/open-verifications.view.js';
import { personAttemptsProjection } from './views/person-attempts.projection.js';
import { PersonAttempts } from './views/person-attempts.queries.js';
import { personAttemptsView } from './views/person-attempts.view.js';
import { linkingWords } from './words.js';

export type CaseLinkingEvent =
  | AttemptEvent
  | PersonAttemptEvent
  | SubmissionEvent
  | AccountLinkEvent
  | PersonLinkEvent;

/** Customers link their portal accounts to their cases; counties decide where that cannot be done by a code. */
export const caseLinking = context({
  name: 'case-linking',
  catalogues: [attemptEvents, personAttemptEvents, submissionEvents, accountLinkEvents, personLinkEvents],
  handlers: [ActOnRequest.handler],
  projections: [
    caseLinkRequestsProjection,
    requestCountsProjection,
    openVerificationsProjection,
    accountLinksProjection,
    personLinksProjection,
    personAttemptsProjection,
  ],
  queries({ readStore, tag }) {
    const requests = readStore.reader<CaseLinkRequestDocument>(caseLinkRequestsView);
    const requestCounts = new RequestCounts(readStore.reader(requestCountsView));
    return {
      searchRequests: new SearchRequests(requests, requestCounts, tag),
      requestCounts,
      findRequests: new FindRequests(requests),
      links: new Links(readStore.reader(accountLinksView), readStore.reader(personLinksView)),
      personAttempts: new PersonAttempts(readStore.reader(personAttemptsView)),
      openVerifications: new OpenVerifications(readStore.reader(openVerificationsView)),
    };
  },
  words: linkingWords,
  topics: linkingTopics,
  mails: [verificationCode, linkCompleted, requestProcessed, requestRejected, accountUnlinked],
});
