import { type CaseNumber, type Instant, own, type PersonId } from '#kernel';
import { same } from '../same.js';
import { type CaseRole, type ChildSupportRole, type ProgramKind, programKinds } from '../values.js';
import type { CaseEvent } from './events.js';
import type { CaseState } from './state.js';

/** What a record says of a person on a case. What it leaves out stays as it was. */
export interface SaidRole {
  readonly primaryApplicantOf: readonly ProgramKind[];
  readonly notPrimaryApplicantOf?: readonly ProgramKind[];
  readonly permanentlyOutOfTheHome?: boolean;
  /** `null`: none. */
  readonly childSupportRole?: ChildSupportRole | null;
}

interface CasePerson {
  readonly caseNumber: CaseNumber;
  readonly person: { readonly personId: PersonId; readonly role: SaidRole };
  readonly at: Instant;
}

/** The system of record takes a person off a case. */
export interface RemoveCasePerson {
  readonly kind: 'remove-case-person';
  readonly caseNumber: CaseNumber;
  readonly personId: PersonId;
  readonly at: Instant;
}

/** A supervisor's own mark Out of the Home stays when the source says otherwise (rule P10). */
export function recordCasePerson(
  { caseNumber, person, at }: CasePerson,
  state: CaseState,
): readonly CaseEvent[] {
  if (state.kind === 'unknown') return [];
  const { personId } = person;
  const known = own(state.persons, personId);
  const source = saidOf(person.role, known?.source);
  if (known !== undefined && same(known.source, source)) return [];
  const marked =
    known !== undefined && known.role.permanentlyOutOfTheHome !== known.source.permanentlyOutOfTheHome;
  const role = marked ? { ...source, permanentlyOutOfTheHome: known.role.permanentlyOutOfTheHome } : source;
  const disagrees =
    marked &&
    source.permanentlyOutOfTheHome !== known.source.permanentlyOutOfTheHome &&
    source.permanentlyOutOfTheHome !== role.permanentlyOutOfTheHome;
  return [
    {
      type: 'CasePersonRecorded',
      data: {
        caseNumber,
        personId,
        role,
        ...(same(role, source) ? {} : { source }),
        facts: state.facts,
        kept: disagrees ? ['permanentlyOutOfTheHome'] : [],
        at,
      },
    },
  ];
}

export function removeCasePerson(
  { caseNumber, personId, at }: RemoveCasePerson,
  state: CaseState,
): readonly CaseEvent[] {
  if (state.kind === 'unknown' || own(state.persons, personId) === undefined) return [];
  return [{ type: 'CasePersonRemoved', data: { caseNumber, personId, at } }];
}

/** The programs always in one order: what is compared is what is said. */
function saidOf(said: SaidRole, last: CaseRole | undefined): CaseRole {
  const { primaryApplicantOf, notPrimaryApplicantOf = [], permanentlyOutOfTheHome, childSupportRole } = said;
  const stays = (kind: ProgramKind) =>
    last?.primaryApplicantOf.includes(kind) === true && !notPrimaryApplicantOf.includes(kind);
  const support = childSupportRole === undefined ? last?.childSupportRole : (childSupportRole ?? undefined);
  return {
    primaryApplicantOf: programKinds.filter((each) => primaryApplicantOf.includes(each) || stays(each)),
    permanentlyOutOfTheHome: permanentlyOutOfTheHome ?? last?.permanentlyOutOfTheHome ?? false,
    ...(support === undefined ? {} : { childSupportRole: support }),
  };
}
