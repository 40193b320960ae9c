import { type Actor, type Instant, NotFound, type PersonId } from '#kernel';
import { supervisor } from '../who-may.js';
import type { PersonEvent } from './events.js';
import { settledNote } from './settled-note.js';
import type { PersonState } from './state.js';

/** A supervisor dealt with a contact change of a person under Customer Privacy. */
export interface SettleContactNotice {
  readonly kind: 'settle-contact-notice';
  readonly personId: PersonId;
  readonly contactChangedAt: Instant;
  readonly note?: string;
  readonly by: Actor;
  readonly at: Instant;
}

export function settleContactNotice(
  { personId, contactChangedAt, note, by, at }: SettleContactNotice,
  state: PersonState,
): readonly PersonEvent[] {
  const { worker, county } = supervisor(by);
  if (state.kind === 'unknown') throw new NotFound();
  const open = state.openNotices.find((each) => each.at === contactChangedAt);
  if (open === undefined) return [];
  if (open.county !== county) throw new NotFound();
  return [
    {
      type: 'ContactNoticeSettled',
      data: { personId, contactChangedAt, ...settledNote(personId, note), worker, county, at },
    },
  ];
}
