import type { components } from '#api-client';
import {
  type Criterion,
  day,
  describedCriteria,
  oneOf,
  pageNumber,
  pageSize,
  textLike,
} from '../../../shared/criteria.js';
import type { MessageStatus } from './e-message-types.js';

export const messageStatuses: readonly MessageStatus[] = [
  'Sent',
  'New Action',
  'Received',
  'Read',
  'Replied',
  'Action Completed',
  'Action Closed',
];

/** The criteria that are personal data: they stand in the history state, never in the address. */
export interface PersonalCriteria {
  readonly personId: string;
  readonly personName: string;
  /** Whole words of the subject. */
  readonly subject: string;
}
export const nothingPersonal: PersonalCriteria = { personId: '', personName: '', subject: '' };

/** Of several, in the order of the list. */
const several: Criterion<readonly MessageStatus[]> = {
  read: (address, name) => {
    const said = (address.get(name) ?? '').split(',');
    return messageStatuses.filter((each) => said.includes(each));
  },
  said: (statuses, name) => (statuses.length === 0 ? {} : { [name]: statuses.join(',') }),
};

const only: Criterion<boolean> = {
  read: (address, name) => address.get(name) === 'true',
  said: (value, name) => (value ? { [name]: 'true' } : {}),
};

/** A worker's id, `nobody`, or `any`; what an address does not say means the own. */
const hands: Criterion<string> = {
  read: (address, name) => textLike(/^[A-Za-z0-9._-]{1,80}$/).read(address, name) || 'me',
  said: (worker, name) => (worker === 'me' ? {} : { [name]: worker }),
};

/** e-Messages Search. An address that says nothing asks for what waits for whoever looks. */
const described = describedCriteria({
  caseNumber: textLike(/^[A-Za-z0-9]{1,15}$/),
  statuses: several,
  waiting: oneOf(['worker', 'customer', 'any'] as const, 'worker'),
  worker: hands,
  type: oneOf(['Message', 'Action'] as const, ''),
  number: textLike(/^[A-Za-z2-7]{8}$/),
  from: day,
  to: day,
  overdue: only,
  unread: only,
  sort: oneOf(['updated', 'due', 'status'] as const, 'updated'),
  pageSize,
  page: pageNumber,
});
type InAddress = ReturnType<typeof described.in>;
export type MessageCriteria = InAddress & PersonalCriteria;

export const messageCriteriaOf = (address: URLSearchParams, personal: PersonalCriteria): MessageCriteria => ({
  ...described.in(address),
  ...personal,
});

/** The part of the address that says these criteria, with its `?`. */
export const messageAddress: (criteria: InAddress) => string = described.address;

/** Where a search begins: some of its criteria, the others as on arrival. */
export const addressOfMine = (criteria: Partial<InAddress>): string =>
  messageAddress({ ...described.in(new URLSearchParams()), ...criteria });

/** The same of the whole county, waiting or not. */
export const addressOfCounty = (criteria: Partial<InAddress>): string =>
  addressOfMine({ worker: 'any', waiting: 'any', ...criteria });

type Asked = components['schemas']['MessageSearchDto'];

/** What the API is asked: empty criteria are left out. */
export function messageQuery(criteria: MessageCriteria): Asked {
  const { caseNumber, statuses, waiting, worker, type, number, from, to, overdue, unread } = criteria;
  const { personId, subject, sort, page, pageSize: size } = criteria;
  return {
    ...(caseNumber && { caseNumber }),
    ...(personId && { personId }),
    ...(statuses.length > 0 && { statuses: [...statuses] }),
    ...(waiting !== 'any' && { waiting }),
    ...(worker !== 'any' && { worker }),
    ...(type && { type }),
    ...(subject && { subject }),
    ...(number && { number }),
    ...(from && { from }),
    ...(to && { to }),
    ...(overdue && { overdue }),
    ...(unread && { unread }),
    ...{ sort, page, pageSize: size },
  };
}
