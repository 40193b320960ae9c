import { type Actor, type Instant, NotFound, type PersonId } from '#kernel';
import { caseworker } from '../who-may.js';
import type { PersonEvent } from './events.js';
import type { PersonState } from './state.js';

/** A worker presses Reset PIN on the Contact Detail page. The PIN itself is never here. */
export interface ResetIvrPin {
  readonly kind: 'reset-ivr-pin';
  readonly personId: PersonId;
  readonly by: Actor;
  readonly at: Instant;
}

export function resetIvrPin({ personId, by, at }: ResetIvrPin, state: PersonState): readonly PersonEvent[] {
  const { worker, county } = caseworker(by);
  if (state.kind === 'unknown') throw new NotFound();
  if (state.ivrPinUpdatedOn === at) return [];
  return [{ type: 'IvrPinReset', data: { personId, worker, county, at } }];
}
