import { type Folded, ignore, type Projection, type SearchKey } from '#engine';
import { localDate, opened } from '#kernel';
import { searchNames } from '../policies/names.js';
import { type SubmissionEvent, submissionEvents } from '../submission/events.js';
import {
  type CaseLinkRequestDocument,
  caseLinkRequestsView,
  nameKey,
  registrantFirst,
  registrantLast,
} from './case-link-requests.view.js';

type Of<Type extends SubmissionEvent['type']> = Folded<Extract<SubmissionEvent, { type: Type }>>;

/** A document for each request. */
export const caseLinkRequestsProjection: Projection<SubmissionEvent, CaseLinkRequestDocument> = {
  schema: caseLinkRequestsView,
  catalogues: [submissionEvents],
  keys(event) {
    switch (event.type) {
      case 'LinkRequested':
      case 'AskedAgain':
      case 'RequestAssigned':
      case 'RequestReleased':
      case 'CandidateDismissed':
      case 'ProcessingRefused':
      case 'RequestProcessed':
      case 'RequestRejected':
        return [event.data.requestId];
      case 'RequestClaimed':
      case 'ClaimReleased':
        return ignore;
    }
  },
  fold(document, event) {
    if (event.type === 'LinkRequested') return requested(event);
    return document === undefined ? undefined : changed(document, event);
  },
  searchKeys(event) {
    if (event.type !== 'LinkRequested') return [];
    const registrant = opened(event.data.registrant);
    if (registrant === undefined) return [];
    const { first, last } = searchNames(registrant);
    const keyOf = (kind: string, folded: string): SearchKey[] =>
      folded === '' ? [] : [{ kind, value: nameKey(event.data.county, folded) }];
    return [...keyOf(registrantFirst, first), ...keyOf(registrantLast, last)];
  },
  tags: (document) => document.nameTags,
};

function requested({ data, tags }: Of<'LinkRequested'>): CaseLinkRequestDocument {
  return {
    requestId: data.requestId,
    submissionId: data.submissionId,
    accountId: data.accountId,
    county: data.county,
    status: 'Pending',
    requestedAt: data.requestedAt,
    requestedDay: localDate(data.requestedAt),
    assignee: null,
    origin: data.origin,
    cause: data.cause,
    caseNumber: data.caseNumber ?? null,
    personId: data.personId ?? null,
    attemptId: data.attemptId ?? null,
    failedVerifications: data.failedVerifications,
    askedAgain: null,
    match: data.match ?? null,
    registrant: data.registrant,
    unlinked: data.unlinked ?? null,
    dismissed: [],
    refusedTimes: 0,
    processed: null,
    rejected: null,
    nameTags: tags,
  };
}

function processed({ data }: Of<'RequestProcessed'>): CaseLinkRequestDocument['processed'] {
  const { cause, linkId, personId, by, at, verification, override } = data;
  return {
    ...{ cause, linkId, personId, at },
    by: by ?? null,
    verification: verification ? { methods: verification.methods, note: verification.note ?? null } : null,
    override: override?.note ?? null,
  };
}

function changed(document: CaseLinkRequestDocument, event: Folded<SubmissionEvent>): CaseLinkRequestDocument {
  switch (event.type) {
    case 'AskedAgain': {
      const { at, failedVerifications } = event.data;
      const askedAgain = { times: (document.askedAgain?.times ?? 0) + 1, last: at };
      return { ...document, failedVerifications, askedAgain };
    }
    case 'RequestAssigned':
      return { ...document, assignee: event.data.to };
    case 'RequestReleased':
      return { ...document, assignee: null };
    case 'CandidateDismissed':
      return { ...document, dismissed: [...document.dismissed, event.data.personId] };
    case 'ProcessingRefused':
      return { ...document, refusedTimes: document.refusedTimes + 1 };
    case 'RequestProcessed': {
      return { ...document, status: 'Processed', processed: processed(event) };
    }
    case 'RequestRejected': {
      const { reason, note, by, at } = event.data;
      return { ...document, status: 'Rejected', rejected: { reason, note: note ?? null, by, at } };
    }
    case 'LinkRequested':
    case 'RequestClaimed':
    case 'ClaimReleased':
      return document;
  }
}
