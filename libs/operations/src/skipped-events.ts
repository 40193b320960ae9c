import type { System } from '#composition';
import { type CommandContext, type EngineEvent } from '#engine';
import type { Decider } from '#kernel';
import type { DeadLetter } from '#read-store';

/** A dead letter as plain JSON. */
export type DeadLetterRow = Omit<DeadLetter, 'revision'> & { readonly revision: string };

/** Left out: of every view, of every event. */
interface WhichLetters {
  readonly view?: string;
  readonly eventId?: string;
}

interface Skip {
  readonly projection: string;
  readonly eventId: string;
  readonly reason: string;
}

/** `projection-skips-{projection}`: events that every build of a view does without. */
const skips: Decider<Skip, EngineEvent, ReadonlySet<string>> = {
  category: 'projection-skips',
  initial: new Set(),
  evolve: (state, { data }) => new Set(state).add(data.eventId),
  decide: (skip, state) => (state.has(skip.eventId) ? [] : [{ type: 'ProjectionEventSkipped', data: skip }]),
};

/** Dead letters of all views, and how an operator does without one. */
export class DeadLetters {
  constructor(private readonly system: System) {}

  async rows({ view, eventId }: WhichLetters = {}): Promise<readonly DeadLetterRow[]> {
    const letters = await this.system.deadLetters.list(view);
    return letters
      .filter((each) => eventId === undefined || each.eventId === eventId)
      .map((each) => ({ ...each, revision: String(each.revision) }));
  }

  async skip(skip: Skip, context: CommandContext): Promise<void> {
    await this.system.engine.execute(skips, skip.projection, skip, context);
  }
}
