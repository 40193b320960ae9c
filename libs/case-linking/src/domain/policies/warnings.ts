import { type Instant, millisecondsBetween } from '#kernel';
import type { RejectReason, UnlinkReason } from '../values.js';
import { hasChildrenServices, type PersonFacts } from './person-facts.js';

/** What a worker should weigh; never blocks (spec 20, Case Link Select Person Summary). */
export interface Warning {
  readonly code:
    | 'children_services'
    | 'customer_privacy'
    | 'contact_changed_lately'
    | 'verification_failed'
    | 'unlinked_in_error'
    | 'unlinked_for_fraud'
    | 'another_account_asks'
    | 'rejected_elsewhere';
  readonly text: string;
}

export interface WarningFacts {
  readonly selected: PersonFacts;
  readonly now: Instant;
  /** How many hours count as lately: the county's cool-off. */
  readonly latelyHours: number;
  /** Failed or expired verifications before this request was made or asked again. */
  readonly failedVerifications: number;
  /** Reasons of earlier unlinks of this person. */
  readonly earlierUnlinks: readonly UnlinkReason[];
  /** Pending requests of other accounts for this person. */
  readonly requestsOfOtherAccounts: number;
  /** Reasons with which other counties rejected a request of the same submission. */
  readonly rejectedElsewhere: readonly RejectReason[];
}

/** Another county learns the class of a rejection only, never the reason itself. */
export type RejectClass = 'protection' | 'identity' | 'fraud' | 'other';

export const rejectClass: Readonly<Record<RejectReason, RejectClass>> = {
  children_services: 'protection',
  customer_privacy: 'protection',
  not_primary_applicant: 'identity',
  identity_not_verified: 'identity',
  no_matching_person: 'identity',
  suspected_fraud: 'fraud',
  duplicate: 'other',
  other: 'other',
};

const classWords: Readonly<Record<RejectClass, string>> = {
  protection: 'protection of the person',
  identity: 'identity',
  fraud: 'suspected fraud',
  other: 'another reason',
};

export function warningsOf(facts: WarningFacts): readonly Warning[] {
  const { selected, failedVerifications: failed, requestsOfOtherAccounts: others } = facts;
  const changedLately = selected.contactChanges.some(
    (each) => millisecondsBetween(each.at, facts.now) < facts.latelyHours * 3_600_000,
  );
  const classes = [...new Set(facts.rejectedElsewhere.map((reason) => rejectClass[reason]))];
  const found: (Warning | false)[] = [
    hasChildrenServices(selected) &&
      warning('children_services', 'A Children Services program is on a case of this person.'),
    selected.customerPrivacy &&
      warning('customer_privacy', 'This person has an active Customer Privacy record.'),
    changedLately && warning('contact_changed_lately', "This person's contact details were changed lately."),
    failed > 0 &&
      warning(
        'verification_failed',
        `Verification failed or expired ${times(failed)} before the customer asked the county.`,
      ),
    facts.earlierUnlinks.includes('linked_in_error') &&
      warning('unlinked_in_error', 'This person was linked in error before, and unlinked.'),
    facts.earlierUnlinks.includes('suspected_fraud') &&
      warning('unlinked_for_fraud', 'An account of this person was unlinked for suspected fraud before.'),
    others > 0 &&
      warning(
        'another_account_asks',
        `Another account has ${open(others)} for this person: it may be fraud.`,
      ),
    ...classes.map((each) =>
      warning(
        'rejected_elsewhere',
        `Another county rejected this submission (${classWords[each]}). To continue, add a note.`,
      ),
    ),
  ];
  return found.filter((each) => each !== false);
}

const warning = (code: Warning['code'], text: string): Warning => ({ code, text });
const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
const open = (count: number) => (count === 1 ? 'an open request' : `${count} open requests`);
