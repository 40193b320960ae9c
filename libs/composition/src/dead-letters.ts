import { type CommandContext, type EngineEvent, engineEvents } from '#engine';
import type { Decider } from '#kernel';
import type { DeadLetterStore } from '#read-store';
import { SqliteDeadLetters } from '#read-store/sqlite';
import type { System } from './system.js';

interface Skip {
  readonly projection: string;
  readonly eventId: string;
  readonly reason: string;
}

/** `projection-skips-{projection}`: events that every build of a view does without. */
const skips: Decider<Skip, EngineEvent, ReadonlySet<string>> = {
  category: 'projection-skips',
  catalogue: engineEvents,
  initial: new Set(),
  evolve: (state, { data }) => new Set(state).add(data.eventId),
  decide: (skip, state) => (state.has(skip.eventId) ? [] : [{ type: 'ProjectionEventSkipped', data: skip }]),
};

/** Dead letters of all views, and how an operator does without one. */
export class DeadLetters {
  private readonly store: DeadLetterStore;

  constructor(private readonly system: System) {
    const store = SqliteDeadLetters.open({ folder: system.folder.views });
    system.onClose(() => store.close());
    this.store = store;
  }

  list = (view?: string) => this.store.list(view);

  async skip(skip: Skip, context: CommandContext): Promise<void> {
    await this.system.engine.execute(skips, skip.projection, skip, context);
  }
}
