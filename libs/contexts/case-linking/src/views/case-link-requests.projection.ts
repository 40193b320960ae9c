import { type Folded, ignore, type Projection, type SearchKey } from '#engine';
import { businessDaysBetween, type Instant, localDate, opened, plusWeekdays } from '#kernel';
import { searchNames } from '../policies/names.js';
import { type SubmissionEvent, submissionEvents } from '../submission/events.js';
import {
  type CaseLinkRequestDocument,
  caseLinkRequestsView,
  nameKey,
  type Remark,
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
      case 'RequestAskedFor':
      case 'AskingDeclined':
      case 'RequestNoted':
      case 'WaitingBegan':
      case 'WaitingEnded':
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
  forget: (document) => ({ ...document, nameTags: [] }),
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
    clockDay: localDate(data.requestedAt),
    waiting: null,
    remarks: [],
    assignee: null,
    asks: [],
    askedSince: null,
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

const asked = (
  document: CaseLinkRequestDocument,
  asks: CaseLinkRequestDocument['asks'],
): CaseLinkRequestDocument => ({ ...document, asks, askedSince: asks[0]?.at ?? null });

const remarked = (document: CaseLinkRequestDocument, remark: Remark): CaseLinkRequestDocument => ({
  ...document,
  remarks: [...document.remarks, remark],
});

/** The waiting is over: the goal counts from as many weekdays later as it took (rule W14). */
function waited(document: CaseLinkRequestDocument, at: Instant): CaseLinkRequestDocument {
  const { waiting } = document;
  if (waiting === null) return document;
  return {
    ...document,
    waiting: null,
    clockDay: plusWeekdays(waiting.clockDay, weekdays(waiting.since, at)),
  };
}

/** Weekdays that have begun since then. */
const weekdays = (from: Instant, to: Instant): number => businessDaysBetween(from, to, new Set());

function changed(document: CaseLinkRequestDocument, event: Folded<SubmissionEvent>): CaseLinkRequestDocument {
  switch (event.type) {
    case 'AskedAgain': {
      const { at, failedVerifications } = event.data;
      const askedAgain = { times: (document.askedAgain?.times ?? 0) + 1, last: at };
      return { ...waited(document, at), failedVerifications, askedAgain };
    }
    case 'RequestAssigned':
      return { ...document, assignee: event.data.to, asks: [], askedSince: null };
    case 'RequestReleased':
      return { ...document, assignee: null, asks: [], askedSince: null };
    case 'RequestAskedFor': {
      const { by, at } = event.data;
      return asked(document, [...document.asks, { by, at }]);
    }
    case 'AskingDeclined':
      return asked(
        document,
        document.asks.filter((each) => each.by !== event.data.asker),
      );
    case 'RequestNoted': {
      const { by, at, note } = event.data;
      return remarked(document, { kind: 'note', by, at, reason: null, note });
    }
    case 'WaitingBegan': {
      const { by, at, reason, note = null } = event.data;
      const began = remarked(document, { kind: 'waiting', by, at, reason, note });
      const { clockDay } = document;
      // The decision lets nothing wait that waits already.
      const before = clockDay ?? document.requestedDay;
      return { ...began, waiting: { since: at, reason, clockDay: before }, clockDay: null };
    }
    case 'WaitingEnded': {
      const { by, at } = event.data;
      return remarked(waited(document, at), { kind: 'waiting_over', by, at, reason: null, note: null });
    }
    case 'CandidateDismissed':
      return { ...document, dismissed: [...document.dismissed, event.data.personId] };
    case 'ProcessingRefused':
      return { ...document, refusedTimes: document.refusedTimes + 1 };
    case 'RequestProcessed': {
      return { ...waited(document, event.data.at), status: 'Processed', processed: processed(event) };
    }
    case 'RequestRejected': {
      const { reason, note, by, at } = event.data;
      const ended = waited(document, at);
      return { ...ended, status: 'Rejected', rejected: { reason, note: note ?? null, by, at } };
    }
    case 'LinkRequested':
    case 'RequestClaimed':
    case 'ClaimReleased':
      return document;
  }
}
