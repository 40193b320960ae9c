import type { SharedNote, SharedNotes } from '#access';
import type { Clock } from '#kernel';

/** Shared notes in memory. */
export class KeptNotes implements SharedNotes {
  private readonly kept = new Map<string, { readonly text: string; readonly until: number }>();

  constructor(private readonly clock: Pick<Clock, 'monotonic'>) {}

  async put(topic: string, id: string, note: object, seconds: number): Promise<void> {
    const until = this.clock.monotonic() + seconds * 1_000;
    this.kept.set(`${topic} ${id}`, { text: JSON.stringify(note), until });
  }

  async list(topic: string): Promise<readonly SharedNote[]> {
    return [...this.kept]
      .filter(([key, { until }]) => key.startsWith(`${topic} `) && until > this.clock.monotonic())
      .map(([key, { text }]) => ({ id: key.slice(topic.length + 1), note: JSON.parse(text) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
