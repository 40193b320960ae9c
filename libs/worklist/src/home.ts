import { DateTime } from 'luxon';
import type {
  CaseLinkRequestDocument,
  FindRequests,
  RequestCounts,
  SearchRequests,
} from '#contexts/case-linking';
import type { CountySettings } from '#contexts/county-settings';
import { type CountyCode, type Instant, type LocalDate, localDate, plusDays, type WorkerId } from '#kernel';
import { type AgeGroup, byAge, lastDayOlderThan } from './request-ages.js';

/** What stands on a worker's Home page about case link requests (rule W13). */
export interface WorkerHome {
  readonly mine: {
    /** Pending ones in the worker's hands, the oldest first; still sealed. */
    readonly oldest: readonly CaseLinkRequestDocument[];
    readonly total: number;
    readonly pastGoal: number;
    /** Those that colleagues ask for, the oldest first; still sealed. */
    readonly askedFor: readonly CaseLinkRequestDocument[];
  };
  readonly county: {
    readonly pending: number;
    readonly byAge: readonly AgeGroup[];
    /** Without what waits for the customer, or waited for so long that its goal is not over yet. */
    readonly pastGoal: number;
    readonly waiting: number;
    /** Counted up to a cap: `more` says that there are more. */
    readonly unassigned: { readonly count: number; readonly more: boolean };
    readonly oldest: CaseLinkRequestDocument | undefined;
    readonly oldestUnassigned: CaseLinkRequestDocument | undefined;
  };
  /** The dates that the Case Link Request Search is prefilled with. */
  readonly search: {
    readonly begin: LocalDate;
    readonly end: LocalDate;
    /** Pending requests made before three months ago. */
    readonly older: { readonly before: LocalDate; readonly count: number };
  };
}

export interface HomePorts {
  readonly requestCounts: RequestCounts;
  readonly searchRequests: SearchRequests;
  readonly findRequests: FindRequests;
}

interface Desk {
  readonly county: CountyCode;
  readonly worker: WorkerId;
  readonly now: Instant;
  readonly settings: Pick<CountySettings, 'caseLinkSlaBusinessDays' | 'holidays'>;
}

/** Built from counters by day, and from searches of one page: nothing here grows with the number of requests. */
export async function workerHome(
  { requestCounts, searchRequests, findRequests }: HomePorts,
  { county, worker, now, settings }: Desk,
): Promise<WorkerHome> {
  const today = localDate(now);
  const threeMonthsAgo = DateTime.fromISO(today).minus({ months: 3 }).toISODate() as LocalDate;
  const goal = settings.caseLinkSlaBusinessDays;
  const calendar = { now, holidays: new Set(settings.holidays) };
  const late = lastDayOlderThan(goal, calendar);
  const from = earlier(threeMonthsAgo, lastDayOlderThan(2 * goal, calendar));
  const mine = { county, assignee: worker };
  const waits = { county, waiting: true };
  const [all, made, own, asked, ownLate, waiting, excused, unassigned, oldest, oldestUnassigned] =
    await Promise.all([
      requestCounts.count(county, 'Pending'),
      requestCounts.byDay(county, 'Pending', { from }),
      searchRequests.search({ ...mine, order: 'oldest' }),
      searchRequests.search({ ...mine, askedFor: true, order: 'oldest' }),
      searchRequests.count({ ...mine, clock: { to: late } }),
      searchRequests.count(waits),
      excusedOf(searchRequests, { county, late }),
      searchRequests.count({ county, assignee: null }),
      findRequests.oldestPending(county),
      findRequests.oldestUnassigned(county),
    ]);
  const before = (day: LocalDate) => all - sumFrom(made, day);
  return {
    mine: { oldest: own.items, total: own.total, pastGoal: ownLate.count, askedFor: asked.items },
    county: {
      pending: all,
      byAge: byAge(made, { all, goal, ...calendar }),
      pastGoal: before(plusDays(late, 1)) - excused,
      waiting: waiting.count,
      unassigned,
      oldest,
      oldestUnassigned,
    },
    search: {
      begin: earlier(threeMonthsAgo, oldest && localDate(oldest.requestedAt)),
      end: today,
      older: { before: threeMonthsAgo, count: before(threeMonthsAgo) },
    },
  };
}

/** Requests older than the goal whose clock stood still for so long that they are not late. */
async function excusedOf(
  search: SearchRequests,
  { county, late }: { readonly county: CountyCode; readonly late: LocalDate },
): Promise<number> {
  const old = { county, to: late };
  const waiting = await search.count({ ...old, waiting: true });
  const waited = await search.count({ ...old, clock: { from: plusDays(late, 1) } });
  return waiting.count + waited.count;
}

function sumFrom(made: ReadonlyMap<LocalDate, number>, day: LocalDate): number {
  let sum = 0;
  for (const [each, count] of made) if (each >= day) sum += count;
  return sum;
}

const earlier = (a: LocalDate, b: LocalDate | undefined): LocalDate => (b !== undefined && b < a ? b : a);
