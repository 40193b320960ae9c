import type { System } from '#composition';
import { type CommandContext, type EngineEvent } from '#engine';
import type { Decider } from '#kernel';

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

  list = (view?: string) => this.system.deadLetters.list(view);

  async skip(skip: Skip, context: CommandContext): Promise<void> {
    await this.system.engine.execute(skips, skip.projection, skip, context);
  }
}
