import { createHash } from 'node:crypto';
import type { Clock, Instant, Randomness } from '#kernel';

export * from './certificate.js';

/** A clock that stands still until a test moves it; sleepers wake when their time has come. */
export class FakeClock implements Clock {
  private readonly start: number;
  private sleepers: { at: number; wake: () => void }[] = [];

  constructor(private current: Instant = '2026-05-01T17:00:00.000Z') {
    this.start = Date.parse(current);
  }

  now = (): Instant => this.current;
  monotonic = (): number => Date.parse(this.current) - this.start;

  sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted || milliseconds <= 0) return resolve();
      const wake = () => {
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      this.sleepers.push({ at: Date.parse(this.current) + milliseconds, wake });
      signal?.addEventListener('abort', wake, { once: true });
    });

  advance(milliseconds: number): void {
    const now = Date.parse(this.current) + milliseconds;
    this.current = new Date(now).toISOString();
    const due = this.sleepers.filter((each) => each.at <= now);
    this.sleepers = this.sleepers.filter((each) => each.at > now);
    for (const each of due) each.wake();
  }
}

/** Randomness that a seed replays exactly. */
export class SeededRandomness implements Randomness {
  private counter = 0;
  constructor(private readonly seed: string | number) {}

  bytes = (length: number): Uint8Array => {
    const parts: Buffer[] = [];
    for (let have = 0; have < length; have += 32)
      parts.push(
        createHash('sha256')
          .update(`${this.seed}:${this.counter++}`)
          .digest(),
      );
    return Buffer.concat(parts).subarray(0, length);
  };

  uuid = (): string => {
    const hex = Buffer.from(this.bytes(16)).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
}

/** Real time that a test can push forward: sleepers whose time has come by then wake at once. */
export class MovableClock implements Clock {
  private offset = 0;
  private readonly sleepers = new Set<{ readonly due: number; readonly wake: () => void }>();

  now = (): Instant => new Date(Date.now() + this.offset).toISOString();
  monotonic = (): number => performance.now() + this.offset;

  sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        this.sleepers.delete(sleeper);
        resolve();
      };
      const sleeper = { due: this.monotonic() + milliseconds, wake };
      const timer = setTimeout(wake, Math.min(milliseconds, 2 ** 30));
      this.sleepers.add(sleeper);
      signal?.addEventListener('abort', wake, { once: true });
    });

  advance(milliseconds: number): void {
    this.offset += milliseconds;
    for (const each of [...this.sleepers]) if (each.due <= this.monotonic()) each.wake();
  }
}
