import type { Identity } from '#access';
import type { CaseLinkingEvent } from '#case-linking';
import type { Recorded } from '#kernel';

/** What changed, without a word about whom: a page that shows it asks again. */
export type Topic = string;

/** Topics of one event. Names are county codes and opaque ids. */
export function topicsOf(event: Recorded<CaseLinkingEvent>): readonly Topic[] {
  switch (event.type) {
    case 'LinkRequested':
    case 'RequestProcessed':
    case 'RequestRejected':
      return [...requestTopics(event.data), `account:${event.data.accountId}`];
    case 'RequestAssigned':
    case 'RequestReleased':
    case 'CandidateDismissed':
    case 'ProcessingRefused':
      return requestTopics(event.data);
    case 'AccountLinked':
    case 'AccountUnlinked':
      return [`account:${event.data.accountId}`];
    case 'LinkAttempted':
    case 'VerificationCodeIssued':
    case 'VerificationCodeRedeemed':
    case 'VerificationFailed':
    case 'PersonAttempted':
    case 'AccountReserved':
    case 'AccountReleased':
    case 'LinkAbandoned':
      return [];
  }
}

const requestTopics = ({
  county,
  requestId,
}: {
  readonly county: string;
  readonly requestId: string;
}): Topic[] => [`case-link-requests:${county}`, `case-link-request:${county}:${requestId}`];

/** The topics of what is the caller's own: those to follow on any page. */
export function ownTopics({ rights, actor, accountId }: Identity): readonly Topic[] {
  return [
    ...(rights.has('case-link:view') && actor.county !== undefined
      ? [`case-link-requests:${actor.county}`]
      : []),
    ...(accountId === undefined ? [] : [`account:${accountId}`]),
  ];
}

/** Only what the caller may see: the own county's requests, the own account. */
export function maySee(identity: Identity, topic: Topic): boolean {
  const [kind, whose] = topic.split(':');
  if (kind === 'case-link-requests' || kind === 'case-link-request')
    return identity.rights.has('case-link:view') && identity.actor.county === whose;
  if (kind === 'account') return identity.accountId === whose;
  if (kind === 'projections' || kind === 'rebuild') return identity.rights.has('ops:projections');
  return false;
}
