import { type CountyCode, type Instant, NotFound, type PersonId, type WorkerId } from '#kernel';
import type { PersonEvent } from './events.js';
import { settledNote } from './settled-note.js';
import type { PersonState } from './state.js';

/** A supervisor dealt with a contact change of a person under Customer Privacy. */
export interface SettleContactNotice {
  readonly kind: 'settle-contact-notice';
  readonly personId: PersonId;
  readonly contactChangedAt: Instant;
  readonly note?: string;
  readonly worker: WorkerId;
  readonly county: CountyCode;
  readonly at: Instant;
}

export function settleContactNotice(
  { personId, contactChangedAt, note, worker, county, at }: SettleContactNotice,
  state: PersonState,
): readonly PersonEvent[] {
  if (state.kind === 'unknown') throw new NotFound();
  if (!state.openNotices.includes(contactChangedAt)) return [];
  return [
    {
      type: 'ContactNoticeSettled',
      data: { personId, contactChangedAt, ...settledNote(personId, note), worker, county, at },
    },
  ];
}
