import { type Actor, type CountyCode, type Instant, NotFound, type Subject } from '#kernel';
import { refuse } from '../refusals.js';
import type { ErasureEvent } from './events.js';
import { erasureNamed, hasLapsed } from './lapse-erasure.js';
import { mustNotBeHeld } from './legal-hold.js';
import type { Erasures } from './state.js';

export interface ApproveErasure {
  readonly kind: 'approve';
  readonly erasureId: string;
  readonly subject: Subject;
  /** Counties that have or had a case of the person, by now. */
  readonly counties: readonly CountyCode[];
  readonly by: Actor;
  readonly at: Instant;
}

const twoPersons =
  'Two persons decide on an erasure: an auditor who begins it, and a supervisor of a county with a case of this person who approves it.';

/** The second person's approval (rule A76). @throws NotFound, Refused */
export function approveErasure(
  { erasureId, subject, counties, by, at }: ApproveErasure,
  state: Erasures,
): readonly ErasureEvent[] {
  const erasure = erasureNamed(state, erasureId);
  if (by.kind === 'supervisor') mustBeOfCounty(by, [...counties, ...erasure.counties]);
  if (by.kind !== 'supervisor' || by.id === erasure.begunBy.id)
    throw refuse('second_person_needed', twoPersons);
  if (erasure.state === 'running' || erasure.state === 'done') return [];
  if (erasure.state === 'cancelled') throw refuse('erasure_cancelled');
  if (hasLapsed(erasure, at)) throw refuse('erasure_lapsed');
  mustNotBeHeld(state);
  return [{ type: 'ErasureApproved', data: { erasureId, subject, by, at } }];
}

/** A person without any case is nobody's: then any county's supervisor can be the second person. */
function mustBeOfCounty({ county }: Actor, counties: readonly CountyCode[]): void {
  if (counties.length > 0 && (county === undefined || !counties.includes(county))) throw new NotFound();
}
