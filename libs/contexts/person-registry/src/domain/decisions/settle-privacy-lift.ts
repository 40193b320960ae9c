import { type CountyCode, type Instant, NotFound, type PersonId, type WorkerId } from '#kernel';
import type { PersonEvent } from '../events.js';
import type { PersonState } from '../person-state.js';
import { settledNote } from './settled-note.js';

/** A supervisor dealt with it that the system of record lifted Customer Privacy. */
export interface SettlePrivacyLift {
  readonly type: 'SettlePrivacyLift';
  readonly personId: PersonId;
  readonly liftedAt: Instant;
  readonly note?: string;
  readonly worker: WorkerId;
  readonly county: CountyCode;
  readonly at: Instant;
}

export function settlePrivacyLift(
  { personId, liftedAt, note, worker, county, at }: SettlePrivacyLift,
  state: PersonState,
): readonly PersonEvent[] {
  if (state.kind === 'unknown') throw new NotFound();
  if (!state.openLifts.includes(liftedAt)) return [];
  return [
    {
      type: 'PrivacyLiftSettled',
      data: { personId, liftedAt, ...settledNote(personId, note), worker, county, at },
    },
  ];
}
