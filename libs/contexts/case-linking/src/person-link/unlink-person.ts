import type { Actor, CountyCode, Instant, PersonId } from '#kernel';
import { refuse } from '../refusals.js';
import type { Note } from '../submission/verification.js';
import type { UnlinkReason } from '../values.js';
import type { PersonLinkEvent } from './events.js';
import type { PersonLink } from './state.js';

export interface UnlinkPerson {
  readonly kind: 'unlink';
  readonly personId: PersonId;
  readonly reason: UnlinkReason;
  /** Mandatory for `other`. */
  readonly note?: Note;
  readonly by: Actor;
  /** The county whose worker unlinks. */
  readonly county: CountyCode;
  readonly at: Instant;
}

/** All cases are unlinked at once (seed 000, Unlinking). Not linked: refused, also when it was just unlinked. */
export function unlinkPerson(command: UnlinkPerson, state: PersonLink): readonly PersonLinkEvent[] {
  const { personId, reason, note, by, county, at } = command;
  if (state.linked === undefined) throw refuse('person_not_linked');
  if (reason === 'other' && note === undefined)
    throw refuse('note_required', 'say why you unlink this person');
  const { linkId, accountId } = state.linked;
  const rest = note === undefined ? {} : { note };
  return [
    { type: 'AccountUnlinked', data: { linkId, accountId, personId, reason, ...rest, by, county, at } },
  ];
}
