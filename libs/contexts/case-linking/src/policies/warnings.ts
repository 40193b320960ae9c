import {
  type Actor,
  type CaseNumber,
  type CountyCode,
  type Instant,
  millisecondsBetween,
  type PersonId,
  type RequestId,
  type SubmissionId,
  type WorkerId,
  workerId,
} from '#kernel';
import type { Unlinking } from '../person-link/state.js';
import type { RejectReason, UnlinkReason } from '../values.js';
import {
  type ContactChange,
  hasChildrenServices,
  type PersonCase,
  type PersonFacts,
} from './person-facts.js';

/** What a warning speaks of, where the worker's own county has it. */
export type WarnedAbout =
  | { readonly kind: 'case'; readonly caseNumber: CaseNumber }
  | { readonly kind: 'contact'; readonly caseNumber: CaseNumber }
  | { readonly kind: 'links'; readonly personId: PersonId }
  | { readonly kind: 'request'; readonly requestId: RequestId };

/** What a worker should weigh; never blocks (rule W3). */
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
  /** Who did what it speaks of. */
  readonly by?: WorkerId;
  readonly at?: Instant;
  /** Since when it stands, of what is still true. */
  readonly since?: Instant;
  /** It stands because the system of record said so: there is no worker to name. */
  readonly fromRegistry?: true;
  readonly about?: readonly WarnedAbout[];
}

/** Since when something stands, and who made it so: a worker, or the registry. */
export interface Standing {
  readonly since: Instant;
  readonly by: Actor;
}

export interface WarningFacts {
  readonly selected: PersonFacts;
  /** As far as the ledger tells it of the own county's data. */
  readonly standing?: {
    readonly childrenServices?: Standing | undefined;
    readonly customerPrivacy?: Standing | undefined;
  };
  /** Whose worker is warned. */
  readonly county: CountyCode;
  /** The request is Pending: something can still be done about it. */
  readonly open: boolean;
  readonly now: Instant;
  /** How many hours count as lately: the county's cool-off. */
  readonly latelyHours: number;
  /** Failed or expired verifications before this request was made or asked again. */
  readonly failedVerifications: number;
  /** Earlier unlinks of this person, oldest first. */
  readonly earlierUnlinks: readonly Unlinking[];
  /** Pending requests of other accounts for this person, in every county. */
  readonly requestsOfOtherAccounts: readonly {
    readonly requestId: RequestId;
    readonly submissionId: SubmissionId;
    readonly county: CountyCode;
  }[];
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
  const { selected, county, failedVerifications: failed, requestsOfOtherAccounts: others } = facts;
  const { standing = {} } = facts;
  const own = selected.cases.filter((each) => each.county === county);
  const onChildrenServices = own.filter((each) => each.programs.includes('Children Services'));
  const changed = lately(facts);
  const classes = [...new Set(facts.rejectedElsewhere.map((reason) => rejectClass[reason]))];
  const asked = new Set(others.map((each) => each.submissionId)).size;
  const found: (Warning | false | undefined)[] = [
    hasChildrenServices(selected) &&
      warning('children_services', 'A Children Services program is on a case of this person.', {
        ...toldOf(standing.childrenServices, county),
        about: onChildrenServices.map(ofCase),
      }),
    selected.customerPrivacy &&
      warning('customer_privacy', 'This person has an active Customer Privacy record.', {
        ...toldOf(standing.customerPrivacy, county),
        about: own.slice(0, 1).map(ofCase),
      }),
    changed &&
      warning('contact_changed_lately', "This person's contact details were changed lately.", {
        by: changed.worker,
        at: changed.at,
        about: own.slice(0, 1).map(({ caseNumber }) => ({ kind: 'contact', caseNumber })),
      }),
    failed > 0 &&
      warning(
        'verification_failed',
        `Verification failed or expired ${times(failed)} before the customer asked the county.`,
      ),
    unlinked(facts, 'linked_in_error', (more) =>
      warning('unlinked_in_error', 'This person was linked in error before, and unlinked.', more),
    ),
    unlinked(facts, 'suspected_fraud', (more) =>
      warning(
        'unlinked_for_fraud',
        'An account of this person was unlinked for suspected fraud before.',
        more,
      ),
    ),
    asked > 0 &&
      warning(
        'another_account_asks',
        `Another account has ${open(asked)} for this person: it may be fraud.`,
        {
          about: others
            .filter((each) => each.county === county)
            .map(({ requestId }) => ({ kind: 'request', requestId })),
        },
      ),
    ...classes.map((each) =>
      warning(
        'rejected_elsewhere',
        `Another county rejected this submission (${classWords[each]}).${facts.open ? ' To continue, add a note.' : ''}`,
      ),
    ),
  ];
  return found.filter((each) => each !== false && each !== undefined);
}

type More = Omit<Warning, 'code' | 'text'>;

/** Members that say nothing are left out. */
const warning = (code: Warning['code'], text: string, { about = [], ...more }: More = {}): Warning => ({
  code,
  text,
  ...more,
  ...(about.length > 0 && { about }),
});

/** A worker of the own county is named, the registry as such, and another county's worker not at all. */
function toldOf(standing: Standing | undefined, county: CountyCode): More {
  if (standing === undefined) return {};
  const { since, by } = standing;
  if (by.kind === 'registry') return { since, fromRegistry: true };
  return { since, ...(by.county === county && { by: workerId(by.id) }) };
}

const ofCase = ({ caseNumber }: PersonCase): WarnedAbout => ({ kind: 'case', caseNumber });

/** The last change of the contact, if it is of the last hours. */
const lately = ({ selected, now, latelyHours }: WarningFacts): ContactChange | undefined =>
  selected.contactChanges
    .filter((each) => millisecondsBetween(each.at, now) < latelyHours * 3_600_000)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);

/** The last unlink for a reason; who did it in another county is theirs. */
function unlinked(
  { earlierUnlinks, selected, county }: WarningFacts,
  reason: UnlinkReason,
  told: (more: More) => Warning,
): Warning | undefined {
  const last = earlierUnlinks.filter((each) => each.reason === reason).at(-1);
  if (last === undefined) return undefined;
  const about: WarnedAbout[] = [{ kind: 'links', personId: selected.personId }];
  return told({ at: last.at, about, ...(last.county === county && { by: workerId(last.by.id) }) });
}

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
const open = (count: number) => (count === 1 ? 'an open request' : `${count} open requests`);
