import { type AttemptId, catalogue, type EventsOf, event, type Instant, type PersonId } from '#kernel';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

interface PersonAttempted {
  readonly personId: PersonId;
  readonly attemptId: AttemptId;
  readonly at: Instant;
}

/** `person-attempts-{personId}-{day}`: how often strangers or owners tried a person on one local day. */
export const personAttemptEvents = catalogue('case-linking', {
  PersonAttempted: event<PersonAttempted>("An attempt counted against a person's daily cap."),
});

export type PersonAttemptEvent = EventsOf<typeof personAttemptEvents>;
