import { ignore, type Projection } from '#engine';
import { type CountyCode, type Instant, localDate } from '#kernel';
import { type SubmissionEvent, submissionEvents } from '../submission/events.js';
import type { RequestStatus } from '../values.js';
import {
  type RequestCountDocument,
  requestCountId,
  requestCountsView,
} from './case-link-request-counts.view.js';

/** Which status a request leaves and which it enters, by the event alone. */
interface Move {
  readonly county: CountyCode;
  readonly requestedAt: Instant;
  readonly from?: RequestStatus;
  readonly to: RequestStatus;
}

function moveOf(event: SubmissionEvent): Move | undefined {
  switch (event.type) {
    case 'LinkRequested':
      return { ...event.data, to: 'Pending' };
    case 'RequestProcessed':
      return {
        county: event.data.county,
        requestedAt: event.data.requestedAt,
        from: 'Pending',
        to: 'Processed',
      };
    case 'RequestRejected':
      return {
        county: event.data.county,
        requestedAt: event.data.requestedAt,
        from: 'Pending',
        to: 'Rejected',
      };
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
      return undefined;
  }
}

/** Counters of requests per county, status and day of the request: the search's totals. */
export const requestCountsProjection: Projection<SubmissionEvent, RequestCountDocument> = {
  schema: requestCountsView,
  catalogues: [submissionEvents],
  keys(event) {
    const move = moveOf(event);
    if (move === undefined) return ignore;
    const day = localDate(move.requestedAt);
    return [move.from, move.to].flatMap((status) =>
      status === undefined
        ? []
        : [requestCountId(move.county, status, day), requestCountId(move.county, status, 'all')],
    );
  },
  fold(document, event, id) {
    const [county, status, day] = id.split(':') as [CountyCode, RequestStatus, string];
    const change = moveOf(event)?.to === status ? 1 : -1;
    return { county, status, day, count: (document?.count ?? 0) + change };
  },
};
