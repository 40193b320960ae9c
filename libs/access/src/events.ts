import {
  type Actor,
  catalogue,
  type EventsOf,
  event,
  type Instant,
  type Sealed,
  type Subject,
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
  /** Sealed for `looks-{day}`. */
  readonly details?: Sealed<LookDetails>;
}

export const accessEvents = catalogue('access', {
  PersonalDataLooked: event<PersonalDataLooked>('Somebody was shown, or refused, personal data.'),
});

export type AccessEvent = EventsOf<typeof accessEvents>;
