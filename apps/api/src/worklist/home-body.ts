import type { CaseLinkRequestDocument } from '#contexts/case-linking';
import type { WorkerHome } from '#worklist';
import { type At, age, requestRow } from '../case-linking/request-bodies.js';
import type { OldRequestBody, WorkerHomeResponse } from './home.response.js';

/** The Home page as it is sent. The registrants of the own requests were opened, and the look recorded, before. */
export function homeBody(
  { mine, county, search }: WorkerHome,
  at: At,
  pending: Parameters<typeof requestRow>[2],
): Omit<WorkerHomeResponse, 'eMessages'> {
  return {
    mine: {
      items: mine.oldest.map((each) => requestRow(each, at, pending)),
      total: mine.total,
      pastGoal: mine.pastGoal,
      askedFor: mine.askedFor.map((each) => requestRow(each, at, pending)),
    },
    county: {
      pending: county.pending,
      byAge: county.byAge.map(({ from, to, count }) => ({ fromDays: from, toDays: to, count })),
      goalBusinessDays: at.settings.caseLinkSlaBusinessDays,
      pastGoal: county.pastGoal,
      waiting: county.waiting,
      unassigned: county.unassigned.count,
      moreUnassigned: county.unassigned.more,
      oldest: old(county.oldest, at),
      oldestUnassigned: old(county.oldestUnassigned, at),
    },
    search,
  };
}

/** Without whom it is about: that takes opening the request. */
const old = (document: CaseLinkRequestDocument | undefined, at: At): OldRequestBody | null =>
  document === undefined
    ? null
    : { requestId: document.requestId, requestDate: document.requestedAt, ...age(document, at) };
