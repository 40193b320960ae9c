import { catalogue, type EventsOf, event, type FileId, type Instant, type Subject } from '#kernel';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

/** `erased-{erasureId}`: what goes with somebody who was erased. Opaque ids only. */
interface SubjectErased {
  readonly erasureId: string;
  /** Whose erasure it is. */
  readonly subject: Subject;
  /** Whose keys are destroyed: nothing that is sealed for one of them can be read any more. */
  readonly subjects: readonly Subject[];
  /** Documents of views that speak of them: they lose what is sealed for these subjects, and what it is found by. */
  readonly documents: readonly string[];
  /** Stored files that are removed. */
  readonly files: readonly FileId[];
  readonly at: Instant;
}

export const privacyEvents = catalogue('privacy', {
  SubjectErased: event<SubjectErased>('Everything that is sealed for somebody became unreadable for ever.'),
});

export type PrivacyEvent = EventsOf<typeof privacyEvents>;
