import type { DomainEvent } from './event.js';

/**
 * The rules of one kind of stream, as pure functions.
 *
 * - `decide` returns `[]` when the wish is already true, throws `Refused` when it is impossible.
 * - `evolve` is total over the decider's events and never throws.
 * - `opensPersonalData`: the engine opens every `Sealed` of a loaded event (as the system, which is no look)
 *   before `evolve` sees it, so that `opened(sealed)` works; without it a rule cannot read personal data.
 */
export interface Decider<Command, Event extends DomainEvent, State> {
  /** First part of the stream's name: stream = `${category}-${id}`. */
  readonly category: string;
  readonly initial: State;
  readonly opensPersonalData?: boolean;
  evolve(state: State, event: Event): State;
  decide(command: Command, state: State): readonly Event[];
}

export const streamName = (decider: { readonly category: string }, id: string) => `${decider.category}-${id}`;
