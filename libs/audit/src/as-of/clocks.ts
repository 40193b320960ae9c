import type { Instant, Recorded } from '#kernel';

/** By when an event was recorded, or by when what it tells of happened. */
export const clocks = ['recorded', 'happened'] as const;
export type Clock = (typeof clocks)[number];

/** What an event says of when it happened; its recorded time where it says nothing. */
export function timeBy(clock: Clock, { data, meta }: Recorded): Instant {
  if (clock === 'recorded') return meta.recordedAt;
  const { requestedAt, at } = data as { readonly requestedAt?: unknown; readonly at?: unknown };
  // An end of a request repeats when it was made; only its beginning says nothing else.
  const said = at ?? requestedAt;
  return typeof said === 'string' ? said : meta.recordedAt;
}
