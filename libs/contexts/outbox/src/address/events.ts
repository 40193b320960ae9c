import { catalogue, type EventsOf, event, type Instant } from '#kernel';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

/** `outbox-address-{addressId}`: what is known of a mail address, which itself stands nowhere here. */
interface AddressRefused {
  /** A keyed digest of the address (`addressId`). */
  readonly addressId: string;
  /** The mail that showed it. */
  readonly messageId: string;
  /** The mail server would not take it, or it came back later. */
  readonly why: 'no_such_address' | 'returned';
  readonly at: Instant;
}
interface AddressCleared {
  readonly addressId: string;
  /** It was entered anew for a person; or an operator had a mail tried again, and the server took it. */
  readonly why: 'entered_anew' | 'taken_again';
  readonly at: Instant;
}

export const addressEvents = catalogue('outbox', {
  AddressRefused: event<AddressRefused>('A mail address turned out to be none: it is not mailed any more.'),
  AddressCleared: event<AddressCleared>('A mail address may be mailed again.'),
});

export type AddressEvent = EventsOf<typeof addressEvents>;
export type WhyRefused = AddressRefused['why'];
export type WhyCleared = AddressCleared['why'];
