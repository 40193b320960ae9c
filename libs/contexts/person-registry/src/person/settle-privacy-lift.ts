import { type CountyCode, type Instant, NotFound, type PersonId, type WorkerId } from '#kernel';
import type { PersonEvent } from './events.js';
import { settledNote } from './settled-note.js';
import type { PersonState } from './state.js';

/** A supervisor dealt with it that the system of record lifted Customer Privacy. */
export interface SettlePrivacyLift {
  readonly kind: 'settle-privacy-lift';
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
