import { type Actor, type Instant, NotFound, type PersonId } from '#kernel';
import { refuse } from '../refusals.js';
import type { PersonEvent } from './events.js';
import type { PersonState } from './state.js';

/** The customer whose account is linked to the person chooses what is told and sent by the portal (rule M12). */
export interface ChangeENotification {
  readonly kind: 'change-e-notification';
  readonly personId: PersonId;
  /** Mails tell of e-Messages. */
  readonly on: boolean;
  /** Notices of action come by the portal. */
  readonly noas: boolean;
  readonly by: Actor;
  readonly at: Instant;
}

/** A first "off" is a choice too: it stands against what the system of record says later. */
export function changeENotification(
  { personId, on, noas, by, at }: ChangeENotification,
  state: PersonState,
): readonly PersonEvent[] {
  if (by.kind !== 'customer') throw refuse('customers_only');
  if (state.kind === 'unknown') throw new NotFound();
  if (state.kind === 'erased') throw refuse('person_erased');
  const { eNotification } = state.contact;
  if (eNotification === on && state.noas === noas) return [];
  const from = { ...(eNotification !== undefined && { on: eNotification }), noas: state.noas };
  return [{ type: 'ENotificationChanged', data: { personId, on, noas, from, by, at } }];
}
