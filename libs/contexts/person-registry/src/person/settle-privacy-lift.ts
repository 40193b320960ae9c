import { type Actor, type Instant, NotFound, type PersonId } from '#kernel';
import { supervisor } from '../who-may.js';
import type { PersonEvent } from './events.js';
import { settledNote } from './settled-note.js';
import type { PersonState } from './state.js';

/** A supervisor dealt with it that the system of record lifted Customer Privacy. */
export interface SettlePrivacyLift {
  readonly kind: 'settle-privacy-lift';
  readonly personId: PersonId;
  readonly liftedAt: Instant;
  readonly note?: string;
  readonly by: Actor;
  readonly at: Instant;
}

export function settlePrivacyLift(
  { personId, liftedAt, note, by, at }: SettlePrivacyLift,
  state: PersonState,
): readonly PersonEvent[] {
  const { worker, county } = supervisor(by);
  if (state.kind === 'unknown') throw new NotFound();
  const open = state.openLifts.find((each) => each.at === liftedAt);
  if (open === undefined) return [];
  if (open.county !== county) throw new NotFound();
  return [
    {
      type: 'PrivacyLiftSettled',
      data: { personId, liftedAt, ...settledNote(personId, note), worker, county, at },
    },
  ];
}
