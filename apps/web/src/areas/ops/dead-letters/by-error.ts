import type { components } from '#api-client';

export type Letter = components['schemas']['DeadLetterBody'];

/** One event that could not be folded, in however many views. */
export interface DeadEvent {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  /** When it was found first. */
  readonly since: string;
  readonly views: readonly string[];
  readonly holdsBack: boolean;
}

/** The same error together, the one with most events first. */
export function byError(letters: readonly Letter[]): readonly (readonly [string, readonly DeadEvent[]])[] {
  const errors = new Map<string, Map<string, DeadEvent>>();
  for (const letter of letters) {
    const events = errors.get(letter.error) ?? new Map<string, DeadEvent>();
    errors.set(letter.error, events);
    const known = events.get(letter.eventId);
    const { eventId, type, stream, revision } = letter;
    events.set(eventId, {
      ...{ eventId, type, stream, revision },
      since: known === undefined || letter.at < known.since ? letter.at : known.since,
      views: [...new Set([...(known?.views ?? []), letter.view])],
      holdsBack: known?.holdsBack === true || letter.heldSince !== null,
    });
  }
  return [...errors]
    .map(([error, events]) => [error, [...events.values()]] as const)
    .sort(([, a], [, b]) => b.length - a.length);
}
