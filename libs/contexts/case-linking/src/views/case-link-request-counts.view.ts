import type { CountyCode, LocalDate } from '#kernel';
import type { ViewSchema } from '#read-store';
import type { RequestStatus } from '../values.js';

/** How many requests of one county are in one status: those made on one local day, or all of them. */
export interface RequestCountDocument {
  readonly county: CountyCode;
  readonly status: RequestStatus;
  readonly day: LocalDate | 'all';
  readonly count: number;
}

export const requestCountId = (county: CountyCode, status: RequestStatus, day: LocalDate | 'all') =>
  `${county}:${status}:${day}`;

export const requestCountsView: ViewSchema = {
  name: 'case-link-request-counts',
  version: 1,
  fields: { county: 'text', status: 'text', day: 'text' },
  indexes: [['county', 'status', 'day']],
};
