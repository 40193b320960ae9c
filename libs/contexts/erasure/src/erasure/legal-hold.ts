import { type Actor, type Instant, NotFound, type Sealed, type Subject } from '#kernel';
import { refuse } from '../refusals.js';
import type { ErasureEvent } from './events.js';
import { type Erasures, standing } from './state.js';

/** Only a legal hold forbids an erasure, at both approvals (rule A78). @throws Refused */
export function mustNotBeHeld(state: Erasures): void {
  const [hold] = standing(state);
  if (hold !== undefined) throw refuse('legal_hold', `${hold.by.kind} ${hold.by.id}`, hold.at.slice(0, 10));
}

interface OfHold {
  readonly holdId: string;
  readonly subject: Subject;
  readonly reason: Sealed<{ readonly text: string }>;
  readonly by: Actor;
  readonly at: Instant;
}

export interface SetHold extends OfHold {
  readonly kind: 'set-hold';
}

export interface LiftHold extends OfHold {
  readonly kind: 'lift-hold';
}

/** @throws Refused */
export function setHold({ kind: _, ...hold }: SetHold, state: Erasures): readonly ErasureEvent[] {
  if (hold.by.kind !== 'auditor') throw refuse('auditors_only');
  if (state.erased || state.all.at(-1)?.state === 'running') throw refuse('person_erased');
  return [{ type: 'LegalHoldSet', data: hold }];
}

const twoPersons = 'A legal hold is lifted by another person than who set it.';

/** Again = nothing. @throws NotFound, Refused */
export function liftHold({ kind: _, ...lift }: LiftHold, state: Erasures): readonly ErasureEvent[] {
  const hold = state.holds.find(({ holdId }) => holdId === lift.holdId);
  if (hold === undefined) throw new NotFound();
  if (hold.liftedBy !== undefined) return [];
  if (lift.by.kind !== 'auditor') throw refuse('auditors_only');
  if (hold.by.id === lift.by.id) throw refuse('second_person_needed', twoPersons);
  return [{ type: 'LegalHoldLifted', data: lift }];
}
