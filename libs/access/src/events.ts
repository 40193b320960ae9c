import {
  type Actor,
  catalogue,
  type EventsOf,
  event,
  type Instant,
  type Sealed,
  type Subject,
  subject,
} from '#kernel';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

export type LookOutcome = 'shown' | 'refused';

/** What a look says in people's own words: it may name somebody. */
export interface LookDetails {
  /** The reason that was given. */
  readonly reason?: string;
  /** What was searched for. */
  readonly criteria?: unknown;
}

/** A copy of a view that an answer was read from, and how far it was at least. */
export interface SeenView {
  readonly view: string;
  readonly build: string;
  /** In the main ledger, the last event that the copy held. */
  readonly position: string;
}

/** What left the agency with an answer. */
export interface Disclosed {
  /** Who got it, where that is not the one who looked: an opaque id. */
  readonly to?: string;
  /** Names of fields, lists or documents, never what is in them. */
  readonly fields: readonly string[];
  /** The rule that it rests on, as the program names it. */
  readonly legalBasis: string;
}

/** `looks-{instance}-{day}`: one answer that showed (or refused) personal data. */
export interface PersonalDataLooked {
  readonly actor: Actor;
  /** Method and pattern of the route, or the command; never an address with values in it. */
  readonly route: string;
  /** Whose data. Empty for a search that found nobody. */
  readonly subjects: readonly Subject[];
  readonly purpose: { readonly task: string };
  readonly outcome: LookOutcome;
  readonly at: Instant;
  /** Where the request came from: an IP address, or the name of a machine. */
  readonly from?: string;
  /** Views that it was read from; none where it was read from streams, or recorded before views were noted. */
  readonly saw?: readonly SeenView[];
  readonly disclosed?: Disclosed;
  /** Sealed for `look-{event id}`, a key of this look alone; of version 1 for `looks-{day}`. */
  readonly details?: Sealed<LookDetails>;
}

export const accessEvents = catalogue('access', {
  PersonalDataLooked: event<PersonalDataLooked>('Somebody was shown, or refused, personal data.', {
    version: 2,
    // It knew neither views nor disclosures, and the details of a day had one key.
    upcasts: [(older: PersonalDataLooked) => older],
  }),
});

export type AccessEvent = EventsOf<typeof accessEvents>;

/** Whose key seals what a look says in people's own words: destroyed with the people whom it showed. */
export const lookSubject = (eventId: string) => subject(`look-${eventId}`);
