import { monthsBefore } from '../../../shared/dates.js';
import type { RequestStatus } from './types.js';

/** Case Link Request Search. A date that is absent is prefilled, an empty one means no limit. */
export interface SearchCriteria {
  readonly status: RequestStatus;
  readonly firstName: string;
  readonly lastName: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** A worker's id, `me`, `nobody`, or empty for anybody. */
  readonly assignee: string;
  /** Of pending requests only: those that have ended grow no older. */
  readonly age: Age;
  /** Whom a pending request waits for; empty for either. */
  readonly waiting: '' | 'customer' | 'county';
  readonly pageSize: PageSize;
  readonly page: number;
  readonly sort: Sort;
}
/** Any; past the county's goal; or business days, both included. */
export type Age =
  | 'any'
  | 'overdue'
  | { readonly least: number | undefined; readonly most: number | undefined };
export type Sort = 'newest' | 'oldest' | 'assignee' | 'cause';
export type PageSize = 25 | 50 | 100;

/** The criteria that are personal data: they stand in the history state, never in the address. */
export interface RegistrantName {
  readonly firstName: string;
  readonly lastName: string;
}

/** Dates where the criteria have none. */
export interface Prefilled {
  readonly from: string;
  readonly to: string;
}

export const statuses: readonly RequestStatus[] = ['Pending', 'Processed', 'Rejected'];
export const pageSizes: readonly PageSize[] = [25, 50, 100];
const sorts: readonly Sort[] = ['newest', 'oldest', 'assignee', 'cause'];
export const noName: RegistrantName = { firstName: '', lastName: '' };
const day = /^\d{4}-\d{2}-\d{2}$/;
const id = /^[A-Za-z0-9._-]{1,80}$/;

/** Reads the address; what makes no sense in it counts as absent. */
export function criteriaOf(
  address: URLSearchParams,
  { firstName, lastName }: RegistrantName,
): SearchCriteria {
  const page = Number(address.get('page'));
  const status = statuses.find((each) => each === address.get('status')) ?? 'Pending';
  return {
    status,
    firstName,
    lastName,
    from: dayOf(address.get('from')),
    to: dayOf(address.get('to')),
    assignee: id.test(address.get('assignee') ?? '') ? (address.get('assignee') as string) : '',
    age: status === 'Pending' ? ageOf(address) : 'any',
    waiting: status === 'Pending' ? waitingOf(address.get('waiting')) : '',
    pageSize: pageSizes.find((each) => String(each) === address.get('pageSize')) ?? 25,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
    sort: sorts.find((each) => each === address.get('sort')) ?? 'newest',
  };
}

function ageOf(address: URLSearchParams): Age {
  if (address.get('overdue') === 'true') return 'overdue';
  const [least, most] = [daysOf(address.get('minAge')), daysOf(address.get('maxAge'))];
  const isRange = (least ?? most) !== undefined && (least ?? 0) <= (most ?? Number.POSITIVE_INFINITY);
  return isRange ? { least, most } : 'any';
}

const waitingOf = (said: string | null): SearchCriteria['waiting'] =>
  said === 'true' ? 'customer' : said === 'false' ? 'county' : '';

const saidWaiting = (waiting: SearchCriteria['waiting']): { readonly waiting?: 'true' | 'false' } =>
  waiting === '' ? {} : { waiting: waiting === 'customer' ? 'true' : 'false' };

const daysOf = (text: string | null): number | undefined =>
  text !== null && /^\d{1,3}$/.test(text) ? Number(text) : undefined;

/** An age as the address and the API say it. */
function saidAge(age: Age): {
  readonly overdue?: 'true';
  readonly minAge?: number;
  readonly maxAge?: number;
} {
  if (age === 'any') return {};
  if (age === 'overdue') return { overdue: 'true' };
  return {
    ...(age.least !== undefined && { minAge: age.least }),
    ...(age.most !== undefined && { maxAge: age.most }),
  };
}

const dayOf = (text: string | null): string | undefined =>
  text === null || !(text === '' || day.test(text)) ? undefined : text;

/** The part of the address that says these criteria, with its `?`; what is the default is left out. */
export function addressOf(criteria: SearchCriteria): string {
  const { status, from, to, assignee, age, waiting, pageSize, page, sort } = criteria;
  const said: readonly (readonly [string, string | undefined])[] = [
    ['status', status === 'Pending' ? undefined : status],
    ['from', from],
    ['to', to],
    ['assignee', assignee || undefined],
    ...Object.entries(saidAge(age)).map(([name, value]) => [name, String(value)] as const),
    ['waiting', saidWaiting(waiting).waiting],
    ['sort', sort === 'newest' ? undefined : sort],
    ['pageSize', pageSize === 25 ? undefined : String(pageSize)],
    ['page', page === 1 ? undefined : String(page)],
  ];
  const address = new URLSearchParams();
  for (const [name, value] of said) if (value !== undefined) address.set(name, value);
  return address.size === 0 ? '' : `?${address}`;
}

/** What the API is asked. */
export function queryOf(criteria: SearchCriteria) {
  const { status, firstName, lastName, from, to, assignee, age, waiting, ...paging } = criteria;
  return {
    status,
    ...(firstName && { firstName }),
    ...(lastName && { lastName }),
    ...(from && { from }),
    ...(to && { to }),
    ...(assignee && { assignee }),
    ...saidAge(age),
    ...saidWaiting(waiting),
    ...paging,
  };
}

/**
 * Begin Date as it is prefilled: three months back or the oldest pending request, whichever is earlier (rule W1); for
 * another status the oldest of that one.
 */
export function prefilledFrom(today: string, oldest: string | undefined): string {
  const usual = monthsBefore(today, 3);
  return oldest !== undefined && oldest < usual ? oldest : usual;
}

/** The day before a date: `2024-03-01` → `2024-02-29`. */
export function dayBefore(date: string): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - 1);
  return moment.toISOString().slice(0, 10);
}
