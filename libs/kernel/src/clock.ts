/** A moment: ISO 8601 in UTC with milliseconds (`2026-05-01T17:00:00.000Z`). Sorts as text. */
export type Instant = string;

/** The only source of time. Everything that waits or dates something takes it as a port. */
export interface Clock {
  now(): Instant;
  /** Milliseconds that never go back: for leases and durations, never for dates. */
  monotonic(): number;
  /** Resolves after `milliseconds`, or at once when `signal` aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The only source of chance. */
export interface Randomness {
  uuid(): string;
  bytes(length: number): Uint8Array;
}

export const plusMilliseconds = (at: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(at) + milliseconds).toISOString();

export const plusMinutes = (at: Instant, minutes: number): Instant => plusMilliseconds(at, minutes * 60_000);

export const millisecondsBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);
