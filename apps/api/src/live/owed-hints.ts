import type { Clock } from '#kernel';

interface Owed {
  readonly position: string;
  readonly views: readonly string[];
}

interface OwedHintsPorts {
  readonly clock: Clock;
  /** Whether a view holds everything up to a position now. */
  readonly holds: (view: string, position: string) => Promise<boolean>;
  readonly tell: (topic: string, position: string) => Promise<void>;
}

const pauseMilliseconds = 500;

/**
 * Topics whose pages were told of a change before the views held it, because these were too far behind: what they asked
 * for then was the old state, so they are told once more when there is something to see.
 */
export class OwedHints {
  private readonly owed = new Map<string, Owed>();
  private readonly stopping = new AbortController();
  private working = false;

  constructor(private readonly ports: OwedHintsPorts) {}

  add(topics: readonly string[], owed: Owed): void {
    for (const topic of topics) this.owed.set(topic, owed);
    if (!this.working) void this.work();
  }

  stop(): void {
    this.stopping.abort();
    this.owed.clear();
  }

  private async work(): Promise<void> {
    this.working = true;
    while (this.owed.size > 0) {
      await this.ports.clock.sleep(pauseMilliseconds, this.stopping.signal);
      // A store that is away now is asked again with the next turn.
      for (const [topic, owed] of [...this.owed]) await this.look(topic, owed).catch(() => undefined);
    }
    this.working = false;
  }

  private async look(topic: string, owed: Owed): Promise<void> {
    const held = await Promise.all(owed.views.map((view) => this.ports.holds(view, owed.position)));
    // Something newer may be owed by now: then that is what the page waits for.
    if (held.includes(false) || this.owed.get(topic) !== owed) return;
    this.owed.delete(topic);
    await this.ports.tell(topic, owed.position);
  }
}
