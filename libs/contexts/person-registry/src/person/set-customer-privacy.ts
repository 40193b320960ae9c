import { type Actor, type Instant, NotFound, type PersonId } from '#kernel';
import { supervisor } from '../who-may.js';
import type { PersonEvent } from './events.js';
import type { PersonState } from './state.js';

/** A supervisor sets or lifts a person's Customer Privacy record. */
export interface SetCustomerPrivacy {
  readonly kind: 'set-customer-privacy';
  readonly personId: PersonId;
  readonly active: boolean;
  readonly by: Actor;
  readonly at: Instant;
}

export function setCustomerPrivacy(
  { personId, active, by, at }: SetCustomerPrivacy,
  state: PersonState,
): readonly PersonEvent[] {
  supervisor(by);
  if (state.kind === 'unknown') throw new NotFound();
  if (state.customerPrivacy === active) return [];
  return [{ type: 'CustomerPrivacyChanged', data: { personId, active, origin: 'worker', at } }];
}
