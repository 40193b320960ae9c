import type { Clock } from '#kernel';

/** What follows the reading (indexes, comparison), as a part of the time that the reading takes. */
const tailShare = { 'live copy': 0.1, ledger: 0.6 } as const;

/** How long a rebuild will still take: by the events that are left, and then by what comes after them. */
export class TimeLeft {
  private readonly startedAt: number;
  private tail: { readonly since: number; readonly seconds: number } | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly against: keyof typeof tailShare,
  ) {
    this.startedAt = clock.monotonic();
  }

  /** All events that were there at first are read. */
  readingEnds(): void {
    this.tail ??= { since: this.clock.monotonic(), seconds: this.seconds * tailShare[this.against] };
  }

  get seconds(): number {
    return (this.clock.monotonic() - this.startedAt) / 1_000;
  }

  secondsLeft(done: number, total: number): number {
    if (this.tail !== undefined) {
      const gone = (this.clock.monotonic() - this.tail.since) / 1_000;
      return Math.max(1, Math.ceil(this.tail.seconds - gone));
    }
    if (done === 0) return 0;
    const reading = (this.seconds / done) * total;
    return Math.ceil(reading * (1 + tailShare[this.against]) - this.seconds);
  }
}
