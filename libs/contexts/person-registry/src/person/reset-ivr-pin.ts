import { type CountyCode, type Instant, NotFound, type PersonId, type WorkerId } from '#kernel';
import type { PersonEvent } from './events.js';
import type { PersonState } from './state.js';

/** A worker presses Reset PIN on the Contact Detail page. The PIN itself is never here. */
export interface ResetIvrPin {
  readonly kind: 'reset-ivr-pin';
  readonly personId: PersonId;
  readonly worker: WorkerId;
  readonly county: CountyCode;
  readonly at: Instant;
}

export function resetIvrPin(
  { personId, worker, county, at }: ResetIvrPin,
  state: PersonState,
): readonly PersonEvent[] {
  if (state.kind === 'unknown') throw new NotFound();
  if (state.ivrPinUpdatedOn === at) return [];
  return [{ type: 'IvrPinReset', data: { personId, worker, county, at } }];
}
