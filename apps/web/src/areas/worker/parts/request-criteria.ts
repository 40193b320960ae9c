import {
  type Criterion,
  day,
  describedCriteria,
  oneOf,
  pageNumber,
  pageSize,
  whose,
} from '../../../shared/criteria.js';
import { monthsBefore } from '../../../shared/dates.js';
import type { RequestStatus } from './types.js';

/** The criteria that are personal data: they stand in the history state, never in the address. */
export interface RegistrantName {
  readonly firstName: string;
  readonly lastName: string;
}
export const noName: RegistrantName = { firstName: '', lastName: '' };

export const statuses: readonly RequestStatus[] = ['Pending', 'Processed', 'Rejected'];

const sorts = ['newest', 'oldest', 'assignee', 'cause'] as const;
export type Sort = (typeof sorts)[number];

/** Any; past the county's goal; or business days, both included. */
export type Age =
  | 'any'
  | 'overdue'
  | { readonly least: number | undefined; readonly most: number | undefined };

const ages: Criterion<Age> = {
  read: (address) => {
    if (address.get('overdue') === 'true') return 'overdue';
    const [least, most] = [daysOf(address.get('minAge')), daysOf(address.get('maxAge'))];
    const isRange = (least ?? most) !== undefined && (least ?? 0) <= (most ?? Number.POSITIVE_INFINITY);
    return isRange ? { least, most } : 'any';
  },
  said: (age) =>
    Object.fromEntries(Object.entries(askedAge(age)).map(([name, value]) => [name, String(value)])),
};

/** Whom a pending request waits for; empty for either. */
const waitingFor: Criterion<'' | 'customer' | 'county'> = {
  read: (address, name) =>
    address.get(name) === 'true' ? 'customer' : address.get(name) === 'false' ? 'county' : '',
  said: (waiting) => askedWaiting(waiting),
};

/** Case Link Request Search. A day that is absent is prefilled, an empty one means no limit. */
const described = describedCriteria({
  status: oneOf(statuses, 'Pending'),
  from: day,
  to: day,
  /** A worker's id, `me`, `nobody`, or empty for anybody. */
  assignee: whose,
  age: ages,
  waiting: waitingFor,
  sort: oneOf(sorts, 'newest'),
  pageSize,
  page: pageNumber,
});
type InAddress = ReturnType<typeof described.in>;
export type SearchCriteria = InAddress & RegistrantName;

/** Dates where the criteria have none. */
export interface Prefilled {
  readonly from: string;
  readonly to: string;
}

/** Reads the address. Only pending requests have an age, and wait: those that have ended grow no older. */
export function criteriaOf(
  address: URLSearchParams,
  { firstName, lastName }: RegistrantName,
): SearchCriteria {
  const said = described.in(address);
  const ended = said.status === 'Pending' ? {} : ({ age: 'any', waiting: '' } as const);
  return { ...said, ...ended, firstName, lastName };
}

/** The part of the address that says these criteria, with its `?`. */
export const addressOf: (criteria: InAddress) => string = described.address;

/** Where a search begins that leaves out no pending request, however old: some of its criteria, the others as usual. */
export const addressOfAll = (criteria: Partial<InAddress>): string =>
  addressOf({ ...described.in(new URLSearchParams()), from: '', to: '', ...criteria });

const daysOf = (text: string | null): number | undefined =>
  text !== null && /^\d{1,3}$/.test(text) ? Number(text) : undefined;

/** An age as the API is asked for it. */
function askedAge(age: Age): {
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

const askedWaiting = (waiting: InAddress['waiting']): { readonly waiting?: 'true' | 'false' } =>
  waiting === '' ? {} : { waiting: waiting === 'customer' ? 'true' : 'false' };

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
    ...askedAge(age),
    ...askedWaiting(waiting),
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
