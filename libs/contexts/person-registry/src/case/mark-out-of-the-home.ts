import { type Actor, type CaseNumber, type Instant, NotFound, own, type PersonId } from '#kernel';
import { refuse } from '../refusals.js';
import { supervisor } from '../who-may.js';
import type { CaseEvent } from './events.js';
import type { CaseState } from './state.js';

/** A supervisor marks a person as Permanently Out of the Home on a case, or takes the mark back. */
export interface MarkOutOfTheHome {
  readonly kind: 'mark-out-of-the-home';
  readonly caseNumber: CaseNumber;
  readonly personId: PersonId;
  readonly permanentlyOutOfTheHome: boolean;
  readonly by: Actor;
  readonly at: Instant;
}

export function markOutOfTheHome(
  { caseNumber, personId, permanentlyOutOfTheHome, by, at }: MarkOutOfTheHome,
  state: CaseState,
): readonly CaseEvent[] {
  const { county } = supervisor(by);
  if (state.kind === 'unknown' || state.facts.county !== county) throw new NotFound();
  const person = own(state.persons, personId);
  if (person === undefined) throw refuse('person_not_on_case');
  if (person.role.permanentlyOutOfTheHome === permanentlyOutOfTheHome) return [];
  return [{ type: 'OutOfTheHomeMarked', data: { caseNumber, personId, permanentlyOutOfTheHome, at } }];
}
