import { dateText } from '../../../../shared/dates.js';
import { type SetCriterion, setOf } from '../../parts/list/set-criteria.js';
import type { Prefilled, SearchCriteria } from '../../parts/request-criteria.js';
import { ageText } from './age-words.js';

/**
 * The criteria that narrow a search beyond the pending requests of the county, in the order of the form. The dates that
 * every search is prefilled with leave out no pending request.
 */
export function setCriteria(
  criteria: SearchCriteria,
  { nameOf, prefilled }: { readonly nameOf: (worker: string) => string; readonly prefilled: Prefilled },
): readonly SetCriterion<SearchCriteria>[] {
  const { status, firstName, lastName, assignee, age, waiting } = criteria;
  const idle = status === 'Pending' ? prefilled : undefined;
  const from = criteria.from === idle?.from ? undefined : criteria.from;
  const to = criteria.to === idle?.to ? undefined : criteria.to;
  return setOf(criteria, [
    [status !== 'Pending' && status, { status: 'Pending' }],
    [firstName && `First name ${firstName}`, { firstName: '' }],
    [lastName && `Last name ${lastName}`, { lastName: '' }],
    [assignee && assigneeText(assignee, nameOf), { assignee: '' }],
    [age !== 'any' && (age === 'overdue' ? 'Overdue' : ageText(age)), { age: 'any' }],
    [waiting && `Waiting for the ${waiting}`, { waiting: '' }],
    [from && `From ${dateText(from)}`, { from: '' }],
    [to && `Until ${dateText(to)}`, { to: '' }],
  ]);
}

/** The search with nothing but its page size and its order. */
export const cleared = ({ pageSize, sort }: SearchCriteria): SearchCriteria => ({
  status: 'Pending',
  firstName: '',
  lastName: '',
  from: '',
  to: '',
  assignee: '',
  age: 'any',
  waiting: '',
  pageSize,
  page: 1,
  sort,
});

const assigneeText = (assignee: string, nameOf: (worker: string) => string): string =>
  assignee === 'nobody' ? 'Unassigned' : `Assigned to ${assignee === 'me' ? 'you' : nameOf(assignee)}`;
