import { catalogue, type EventsOf, event } from '#kernel';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

/** `projection-skips-{projection}`: events that a projection shall do without. */
interface ProjectionEventSkipped {
  readonly projection: string;
  readonly eventId: string;
  readonly reason: string;
}

export const engineEvents = catalogue('engine', {
  ProjectionEventSkipped: event<ProjectionEventSkipped>(
    'A projection shall do without an event that it cannot fold.',
  ),
});

export type EngineEvent = EventsOf<typeof engineEvents>;

/** The stream that holds a projection's skips. */
export const skipStream = (projection: string) => `projection-skips-${projection}`;
