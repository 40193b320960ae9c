import { ignore, type Projection } from '#engine';
import type { ViewSchema } from '#read-store';
import {
  type CaseLinkingEvent,
  caseLinkingEvents,
  type LinkPurpose,
  type PersonLinkEvent,
} from '../domain/events.js';
import { accountLinksView, type LinkEntry, type LinksDocument, personLinksView } from './links.view.js';

/** Both views fold the same: only whose document it is differs. */
const linksBy = (
  schema: ViewSchema,
  keyOf: (event: PersonLinkEvent) => string,
): Projection<CaseLinkingEvent, LinksDocument> => ({
  schema,
  catalogues: [caseLinkingEvents],
  keys(event) {
    switch (event.type) {
      case 'AccountLinked':
      case 'AccountUnlinked':
        return [keyOf(event)];
      case 'LinkAbandoned':
      case 'AccountReserved':
      case 'AccountReleased':
      case 'LinkAttempted':
      case 'VerificationCodeIssued':
      case 'VerificationCodeRedeemed':
      case 'VerificationFailed':
      case 'PersonAttempted':
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
      case 'RequestClaimed':
      case 'ClaimReleased':
      case 'RequestProcessed':
      case 'RequestRejected':
        return ignore;
    }
  },
  fold(document, event) {
    const links = document?.links ?? [];
    if (event.type === 'AccountLinked') {
      const { linkId, accountId, personId, purpose, at } = event.data;
      const ids = { linkId, accountId, personId };
      const made = { how: purpose.kind, linkedAt: at, decided: decidedBy(purpose), unlinked: null };
      return { ...ids, links: [...links, { ...ids, ...made }] };
    }
    if (event.type !== 'AccountUnlinked') return document;
    const { linkId, at, reason, county, by, note = null } = event.data;
    const unlinked = { at, reason, county, by, note };
    const ended = links.map((each): LinkEntry => (each.linkId === linkId ? { ...each, unlinked } : each));
    const none = { linkId: null, accountId: null, personId: null };
    return document?.linkId === linkId ? { ...none, links: ended } : { ...none, ...document, links: ended };
  },
});

function decidedBy(purpose: LinkPurpose): LinkEntry['decided'] {
  if (purpose.kind !== 'request') return null;
  const { requestId, by, verification, override } = purpose;
  const { methods, note = null } = verification;
  return { requestId, by, methods, note, override: override?.note ?? null };
}

export const accountLinksProjection = linksBy(accountLinksView, (event) => event.data.accountId);
export const personLinksProjection = linksBy(personLinksView, (event) => event.data.personId);
