import { dateText } from '../../../../shared/dates.js';
import {
  addressOfCounty,
  addressOfMine,
  type MessageCriteria,
  messageAddress,
} from '../../parts/e-message-criteria.js';
import { type SetCriterion, setOf } from '../../parts/list/set-criteria.js';

/** What narrows a search, in the order of the form. */
export function setMessageCriteria(
  criteria: MessageCriteria,
  nameOf: (worker: string) => string,
): readonly SetCriterion<MessageCriteria>[] {
  const { caseNumber, personName, personId, statuses, waiting, worker, type, number } = criteria;
  const { subject, from, to, overdue, unread } = criteria;
  return setOf(criteria, [
    [caseNumber && `Case ${caseNumber}`, { caseNumber: '' }],
    [personId && (personName || 'One person'), { personId: '', personName: '' }],
    [statuses.length > 0 && statuses.join(' or '), { statuses: [] }],
    [waiting !== 'any' && waitingTexts[waiting], { waiting: 'any' }],
    [worker !== 'any' && workerText(worker, nameOf), { worker: 'any' }],
    [type && `${type}s`, { type: '' }],
    [subject && `Subject: ${subject}`, { subject: '' }],
    [number && `Number ${number}`, { number: '' }],
    [from && `From ${dateText(from)}`, { from: '' }],
    [to && `Until ${dateText(to)}`, { to: '' }],
    [overdue && 'Overdue', { overdue: false }],
    [unread && 'Unread', { unread: false }],
  ]);
}

/** The search with nothing that narrows it. */
export function cleared(criteria: MessageCriteria): MessageCriteria {
  const [first] = setMessageCriteria(criteria, (worker) => worker);
  return first === undefined ? criteria : cleared(first.without);
}

export const waitingTexts = {
  worker: 'Waiting for the county',
  customer: 'Waiting for the customer',
} as const;

const workerText = (worker: string, nameOf: (worker: string) => string): string =>
  worker === 'me' ? 'Mine' : worker === 'nobody' ? 'With nobody' : `With ${nameOf(worker)}`;

/** Which of the searches it is that need no criterion of their own: what waits for me, for the county, everything. */
export function plainSearch(criteria: MessageCriteria): 'mine' | 'county' | 'all' | undefined {
  if (criteria.personId || criteria.subject) return undefined;
  const address = messageAddress({ ...criteria, page: 1, pageSize: 25, sort: 'updated' });
  if (address === '') return 'mine';
  if (address === addressOfMine({ worker: 'any' })) return 'county';
  return address === addressOfCounty({}) ? 'all' : undefined;
}
