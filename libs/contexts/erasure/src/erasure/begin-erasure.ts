import { type Actor, type CountyCode, type Instant, type Sealed, type Subject } from '#kernel';
import { refuse } from '../refusals.js';
import type { DryRun } from '../values.js';
import type { ErasureEvent } from './events.js';
import { hasLapsed } from './lapse-erasure.js';
import { mustNotBeHeld } from './legal-hold.js';
import type { Erasures } from './state.js';

export interface BeginErasure {
  readonly kind: 'begin';
  readonly erasureId: string;
  readonly subject: Subject;
  readonly legalBasis: Sealed<{ readonly text: string }>;
  readonly dryRun: DryRun;
  readonly counties: readonly CountyCode[];
  readonly by: Actor;
  readonly at: Instant;
}

/** The auditor's approval; one that is open already is the one that was asked for (rule A75). @throws Refused */
export function beginErasure({ kind: _, ...begun }: BeginErasure, state: Erasures): readonly ErasureEvent[] {
  if (begun.by.kind !== 'auditor') throw refuse('auditors_only');
  if (state.erased) throw refuse('person_erased');
  const last = state.all.at(-1);
  if (last?.state === 'running') throw refuse('erasure_approved');
  mustNotBeHeld(state);
  const { subject, at } = begun;
  const begins: ErasureEvent = { type: 'ErasureBegun', data: begun };
  if (last?.state !== 'open') return [begins];
  if (!hasLapsed(last, at)) return [];
  return [{ type: 'ErasureLapsed', data: { erasureId: last.erasureId, subject, at } }, begins];
}
