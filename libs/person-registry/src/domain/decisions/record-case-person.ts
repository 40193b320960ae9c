import type { CaseNumber, Instant, PersonId } from '#kernel';
import type { CaseState } from '../case-state.js';
import type { CaseEvent } from '../events.js';
import { same } from '../same.js';
import { type CaseRole, programKinds } from '../values.js';

interface CasePerson {
  readonly caseNumber: CaseNumber;
  readonly person: { readonly personId: PersonId; readonly role: CaseRole };
  readonly at: Instant;
}

/** The system of record takes a person off a case. */
export interface RemoveCasePerson {
  readonly type: 'RemoveCasePerson';
  readonly caseNumber: CaseNumber;
  readonly personId: PersonId;
  readonly at: Instant;
}

/** A supervisor's own mark Out of the Home stays when the source says otherwise (spec 10). */
export function recordCasePerson(
  { caseNumber, person, at }: CasePerson,
  state: CaseState,
): readonly CaseEvent[] {
  if (state.kind === 'unknown') return [];
  const { personId } = person;
  const source = ordered(person.role);
  const known = state.persons[personId];
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
  if (state.kind === 'unknown' || state.persons[personId] === undefined) return [];
  return [{ type: 'CasePersonRemoved', data: { caseNumber, personId, at } }];
}

const ordered = (role: CaseRole): CaseRole => ({
  ...role,
  primaryApplicantOf: programKinds.filter((each) => role.primaryApplicantOf.includes(each)),
});
