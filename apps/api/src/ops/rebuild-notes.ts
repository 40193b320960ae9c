import type { System } from '#composition';
import type { RebuildResponse } from './projections.response.js';

const topic = 'rebuild';
const day = 86_400;
/** Seconds. Of a rebuild whose process died nobody hears more, and another one may start. */
const lives = { running: 30, done: day, failed: day } as const;
/** As long as the two copies that differ are likely to be kept. */
const waitsForSomebody = 30 * day;
const triesToNoteTheEnd = 30;

/** Rebuilds of all processes, with their progress: shared notes. */
export class RebuildNotes {
  constructor(
    private readonly system: Pick<System, 'notes' | 'clock'>,
    /** A rebuild has come further. */
    private readonly told: (rebuild: RebuildResponse) => void,
  ) {}

  /** @throws Unavailable */
  async all(): Promise<readonly RebuildResponse[]> {
    return (await this.system.notes.list(topic)).map(({ note }) => note as RebuildResponse);
  }

  /** @throws Unavailable */
  async put(rebuild: RebuildResponse): Promise<void> {
    await this.system.notes.put(topic, rebuild.rebuildId, rebuild, secondsOf(rebuild));
    this.told(rebuild);
  }

  /** Also while a step takes long: the note must not run out. */
  async putEverySecond(rebuild: RebuildResponse, ended: AbortSignal): Promise<void> {
    for (;;) {
      await this.system.clock.sleep(1_000, ended);
      if (ended.aborted) return;
      // A rebuild does not end because nobody can be told how far it is.
      await this.put(rebuild).catch(() => undefined);
    }
  }

  /** Tried again: who waits for the end would otherwise never hear of it. */
  async putEnd(rebuild: RebuildResponse, stopping: AbortSignal): Promise<void> {
    for (let tries = 1; tries <= triesToNoteTheEnd; tries++)
      try {
        return await this.put(rebuild);
      } catch {
        if (stopping.aborted) return;
        await this.system.clock.sleep(1_000, stopping);
      }
  }
}

const secondsOf = ({ state, result }: RebuildResponse): number =>
  result?.views.some(({ kept }) => kept) ? waitsForSomebody : lives[state];
