import {
  type AccountId,
  type CaseNumber,
  type CountyCode,
  endOfDay,
  foldName,
  InvalidInput,
  type LocalDate,
  type PersonId,
  plusDays,
  type RequestId,
  type SubmissionId,
  startOfDay,
  type WorkerId,
} from '#kernel';
import { type Condition, InvalidCursor, type Query, type Tag, type ViewReader } from '#read-store';
import type { RequestStatus } from '../values.js';
import type { RequestCounts } from './case-link-request-counts.queries.js';
import {
  type CaseLinkRequestDocument,
  nameKey,
  registrantFirst,
  registrantLast,
} from './case-link-requests.view.js';

export const pageSizes = [25, 50, 100] as const;
export type PageSize = (typeof pageSizes)[number];

export const requestOrders = ['newest', 'oldest', 'assignee', 'cause'] as const;
export type RequestOrder = (typeof requestOrders)[number];

/** The criteria of the Case Link Request Search (rule W1). A worker's own county is never left out. */
export interface RequestSearch {
  readonly county: CountyCode;
  /** Default: Pending. */
  readonly status?: RequestStatus;
  /** Exact spelling, case-insensitive. */
  readonly firstName?: string;
  readonly lastName?: string;
  /** Local dates, both included. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  /** null: those that nobody took. */
  readonly assignee?: WorkerId | null;
  /** The days from which the county's goal counts, both included. None of a request that waits for the customer. */
  readonly clock?: { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined };
  /** Whether it waits for the customer. */
  readonly waiting?: boolean;
  /** Somebody asks for it. */
  readonly askedFor?: true;
  /** By request date, which is by age; or by who has it, or by its cause, and then newest first. Default: newest first. */
  readonly order?: RequestOrder;
  /** From 1. Ignored with a cursor. */
  readonly page?: number;
  readonly pageSize?: PageSize;
  readonly cursor?: string;
}

export interface RequestPage {
  readonly items: readonly CaseLinkRequestDocument[];
  readonly total: number;
  /** `total` is a lower bound: the page shows "10,000+". */
  readonly more: boolean;
  readonly page: number;
  readonly pageSize: PageSize;
  readonly next: string | undefined;
}

/** Beyond so many rows nobody turns pages, and no total is counted exactly. */
const cap = 10_000;

/** Case Link Request Search: newest first, always within one county. */
export class SearchRequests {
  constructor(
    private readonly requests: ViewReader<CaseLinkRequestDocument>,
    private readonly counts: RequestCounts,
    private readonly tag: (kind: string, value: string) => string,
  ) {}

  /** @throws InvalidInput for a page that lies beyond 10,000 rows */
  async search(search: RequestSearch): Promise<RequestPage> {
    const { page = 1, pageSize = 25, cursor, order = 'newest' } = search;
    const offset = (page - 1) * pageSize;
    if (!Number.isInteger(page) || page < 1 || offset >= cap)
      throw new InvalidInput([
        { field: 'page', message: `choose a page from 1 to ${cap / pageSize}, or narrow the search` },
      ]);
    const where = this.conditions(search);
    if (where === undefined) {
      // Such a search has no second page: no cursor can be of it.
      if (cursor !== undefined) throw new InvalidCursor();
      return { items: [], total: 0, more: false, page, pageSize, next: undefined };
    }
    const query: Query = {
      where,
      sort: [
        ...(order === 'assignee' || order === 'cause' ? [{ field: order, direction: 'asc' as const }] : []),
        { field: 'requestedAt', direction: order === 'oldest' ? 'asc' : 'desc' },
      ],
      limit: pageSize,
      ...(cursor === undefined ? { offset } : { cursor }),
    };
    const [found, total] = await Promise.all([this.requests.find(query), this.total(search, where)]);
    return {
      items: found.items.map((each) => each.document),
      total: Math.min(total.count, total.exact ? total.count : cap),
      more: !total.exact && total.count > cap,
      page,
      pageSize,
      next: found.next,
    };
  }

  /** How many rows a search has, up to a cap. */
  async count(search: RequestSearch): Promise<{ readonly count: number; readonly more: boolean }> {
    const where = this.conditions(search);
    if (where === undefined) return { count: 0, more: false };
    const { count, exact } = await this.total(search, where);
    return { count: exact ? count : Math.min(count, cap), more: !exact && count > cap };
  }

  /** undefined: a name that folds to nothing, which nobody has. */
  private conditions(search: RequestSearch): readonly Condition[] | undefined {
    const names = [
      [registrantFirst, search.firstName],
      [registrantLast, search.lastName],
    ] as const;
    const tags: Tag[] = [];
    for (const [kind, name] of names) {
      if (name === undefined || name.trim() === '') continue;
      if (foldName(name) === '') return undefined;
      tags.push({ kind, value: this.tag(kind, nameKey(search.county, foldName(name))) });
    }
    const { county, status = 'Pending', from, to, assignee } = search;
    return [
      { field: 'county', eq: county },
      { field: 'status', eq: status },
      ...(assignee === undefined ? [] : [{ field: 'assignee', eq: assignee }]),
      ...(from === undefined && to === undefined ? [] : [requestedBetween(from, to)]),
      ...this.clockConditions(search),
      ...tags.map((each) => ({ tags: [each] })),
    ];
  }

  private clockConditions({ clock, waiting, askedFor }: RequestSearch): readonly Condition[] {
    const { from = '', to } = clock ?? {};
    const below = to === undefined ? {} : { below: plusDays(to, 1) };
    return [
      ...(clock === undefined ? [] : [{ field: 'clockDay', from, ...below }]),
      ...(waiting === undefined ? [] : [waiting ? waits : { field: 'clockDay', from: '' }]),
      ...(askedFor === undefined ? [] : [{ field: 'askedSince', from: '' }]),
    ];
  }

  private async total(search: RequestSearch, where: readonly Condition[]) {
    const { county, status = 'Pending', from, to, assignee, firstName, lastName } = search;
    const countersSuffice =
      this.clockConditions(search).length === 0 &&
      assignee === undefined &&
      (firstName ?? '').trim() === '' &&
      (lastName ?? '').trim() === '';
    if (countersSuffice) return { count: await this.counts.count(county, status, { from, to }), exact: true };
    return { count: await this.requests.count(where, cap), exact: false };
  }
}

const waits: Condition = { field: 'clockDay', eq: null };

const requestedBetween = (from: LocalDate | undefined, to: LocalDate | undefined): Condition => ({
  field: 'requestedAt',
  ...(from === undefined ? {} : { from: startOfDay(from) }),
  ...(to === undefined ? {} : { below: endOfDay(to) }),
});

/** Requests found otherwise than by the search page. */
export class FindRequests {
  constructor(private readonly requests: ViewReader<CaseLinkRequestDocument>) {}

  byId = (id: RequestId): Promise<CaseLinkRequestDocument | undefined> => this.requests.get(id);

  /** The oldest Pending request of a county. */
  oldestPending = (county: CountyCode) => this.oldestOf(county, 'Pending');

  /** The oldest request of a county in a status: the search's Begin Date is prefilled from it. */
  oldestOf = (county: CountyCode, status: RequestStatus) => this.oldest(county, status, []);

  /** The oldest Pending request of a county that nobody took. */
  oldestUnassigned = (county: CountyCode) =>
    this.oldest(county, 'Pending', [{ field: 'assignee', eq: null }]);

  private async oldest(
    county: CountyCode,
    status: RequestStatus,
    more: readonly Condition[],
  ): Promise<CaseLinkRequestDocument | undefined> {
    const { items } = await this.requests.find({
      where: [{ field: 'county', eq: county }, { field: 'status', eq: status }, ...more],
      sort: [{ field: 'requestedAt', direction: 'asc' }],
      limit: 1,
    });
    return items[0]?.document;
  }

  /** All requests of one submission, of every county: for flows, never for a worker's page. */
  ofSubmission = (id: SubmissionId) => this.all([{ field: 'submissionId', eq: id }]);

  /** The customer's own, newest first. */
  async ofAccount(id: AccountId): Promise<readonly CaseLinkRequestDocument[]> {
    const statuses: RequestStatus[] = ['Pending', 'Processed', 'Rejected'];
    const found = await this.all([
      { field: 'status', in: statuses },
      { field: 'accountId', eq: id },
    ]);
    return [...found].sort((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1));
  }

  pendingOfAccount = (id: AccountId) =>
    this.all([
      { field: 'status', eq: 'Pending' },
      { field: 'accountId', eq: id },
    ]);

  /** How many Pending requests each of these accounts has in a county. */
  async pendingByAccount(
    county: CountyCode,
    accounts: readonly AccountId[],
  ): Promise<ReadonlyMap<AccountId, number>> {
    const counts = new Map<AccountId, number>();
    if (accounts.length === 0) return counts;
    const pending = await this.all([
      { field: 'status', eq: 'Pending' },
      { field: 'accountId', in: [...new Set(accounts)] },
      { field: 'county', eq: county },
    ]);
    for (const { accountId } of pending) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
    return counts;
  }

  /** Pending requests for one person by all accounts: more than one account may be fraud. */
  pendingForPerson = (id: PersonId) =>
    this.all([
      { field: 'personId', eq: id },
      { field: 'status', eq: 'Pending' },
    ]);

  /** Requests of every county and status whose candidate is this person, newest first: for what spans them. */
  ofPerson = async (id: PersonId): Promise<readonly CaseLinkRequestDocument[]> => {
    const found = await this.all([{ field: 'personId', eq: id }]);
    return [...found].sort((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1));
  };

  /** Every Pending request of all counties, account by account: for the nightly batch. */
  allPending = (): AsyncIterable<CaseLinkRequestDocument> => this.pending([]);

  /** Every Pending request of all counties that is in somebody's hands. */
  allHeld = (): AsyncIterable<CaseLinkRequestDocument> => this.pending([{ field: 'assignee', from: '' }]);

  /** Every request whose candidate is this person, however many: for what tells all of them. */
  everyOf = (id: PersonId): AsyncIterable<CaseLinkRequestDocument> =>
    this.every([{ field: 'personId', eq: id }]);

  /** Every request that names this case. */
  everyAbout = (number: CaseNumber): AsyncIterable<CaseLinkRequestDocument> =>
    this.every([{ field: 'caseNumber', eq: number }]);

  private async *every(where: readonly Condition[]): AsyncIterable<CaseLinkRequestDocument> {
    let cursor: string | undefined;
    do {
      const page = await this.requests.find({ where, limit: 500, ...(cursor && { cursor }) });
      for (const { document } of page.items) yield document;
      cursor = page.next;
    } while (cursor !== undefined);
  }

  private async *pending(more: readonly Condition[]): AsyncIterable<CaseLinkRequestDocument> {
    let cursor: string | undefined;
    do {
      const page = await this.requests.find({
        where: [{ field: 'status', eq: 'Pending' }, ...more],
        sort: [{ field: 'accountId', direction: 'asc' }],
        limit: 500,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { document } of page.items) yield document;
      cursor = page.next;
    } while (cursor !== undefined);
  }

  private async all(where: readonly Condition[]): Promise<readonly CaseLinkRequestDocument[]> {
    const { items } = await this.requests.find({ where, limit: 1000 });
    return items.map((each) => each.document);
  }
}
