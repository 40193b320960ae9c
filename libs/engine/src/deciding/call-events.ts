import { catalogue, type EventsOf, event } from '#kernel';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

/** `call-{keyed digest of the caller and the key}`. Which commands it brings, their own events tell. */
export interface CallBegun {
  readonly command: string;
}

export const callEvents = catalogue('call', {
  CallBegun: event<CallBegun>('Several commands were asked for at once, under one key.'),
});

export type CallEvent = EventsOf<typeof callEvents>;
