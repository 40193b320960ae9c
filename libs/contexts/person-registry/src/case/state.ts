import { type CaseNumber, own, type PersonId } from '#kernel';
import type { CaseFacts, CaseRole, ProgramKind } from '../values.js';
import type { CaseEvent } from './events.js';

export interface PersonOnCase {
  readonly role: CaseRole;
  /** What the system of record said, to tell the agency's own marks apart. */
  readonly source: CaseRole;
}

export interface RecordedCase {
  readonly kind: 'recorded';
  readonly caseNumber: CaseNumber;
  /** As it stands, the agency's assignments included. */
  readonly facts: CaseFacts;
  /** What the system of record said last. */
  readonly source: CaseFacts;
  readonly persons: Readonly<Record<PersonId, PersonOnCase>>;
}

export type CaseState = { readonly kind: 'unknown' } | RecordedCase;

export const unknownCase: CaseState = { kind: 'unknown' };

export const personIdsOf = (state: CaseState): readonly PersonId[] =>
  state.kind === 'unknown' ? [] : (Object.keys(state.persons) as PersonId[]);

/** Total. A case begins with its first CaseRecorded. */
export function evolveCase(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'CaseRecorded') {
    const { caseNumber, facts, source = facts } = event.data;
    return {
      kind: 'recorded',
      caseNumber,
      facts,
      source,
      persons: state.kind === 'unknown' ? {} : state.persons,
    };
  }
  if (state.kind === 'unknown') return state;
  switch (event.type) {
    case 'CasePersonRecorded': {
      const { personId, role, source = role } = event.data;
      return withPerson(state, personId, { role, source });
    }
    case 'CasePersonRemoved': {
      const { [event.data.personId]: _removed, ...persons } = state.persons;
      return { ...state, persons };
    }
    case 'ProgramWorkerAssigned':
      return { ...state, facts: withWorker(state.facts, event.data.program, event.data.to) };
    case 'OutOfTheHomeMarked': {
      const { personId, permanentlyOutOfTheHome } = event.data;
      const person = own(state.persons, personId);
      if (person === undefined) return state;
      return withPerson(state, personId, { ...person, role: { ...person.role, permanentlyOutOfTheHome } });
    }
  }
}

const withPerson = (state: RecordedCase, id: PersonId, person: PersonOnCase): CaseState => ({
  ...state,
  persons: { ...state.persons, [id]: person },
});

export const withWorker = (facts: CaseFacts, program: ProgramKind, worker: string): CaseFacts => ({
  ...facts,
  programs: facts.programs.map((each) => (each.kind === program ? { ...each, worker } : each)),
});
