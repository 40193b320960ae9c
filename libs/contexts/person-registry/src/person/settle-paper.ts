import { type Actor, type Instant, NotFound, type PersonId } from '#kernel';
import { supervisor } from '../who-may.js';
import type { PersonEvent } from './events.js';
import { settledNote } from './settled-note.js';
import type { PersonState } from './state.js';

/** A supervisor sent the letter, or saw that none is needed. */
export interface SettlePaper {
  readonly kind: 'settle-paper';
  readonly personId: PersonId;
  readonly askedAt: Instant;
  readonly note?: string;
  readonly by: Actor;
  readonly at: Instant;
}

export function settlePaper(
  { personId, askedAt, note, by, at }: SettlePaper,
  state: PersonState,
): readonly PersonEvent[] {
  const { worker, county } = supervisor(by);
  if (state.kind === 'unknown') throw new NotFound();
  const asked = state.papers.find((each) => each.at === askedAt);
  if (asked === undefined || asked.settled) return [];
  if (asked.county !== county) throw new NotFound();
  return [
    { type: 'PaperSettled', data: { personId, askedAt, ...settledNote(personId, note), worker, county, at } },
  ];
}
