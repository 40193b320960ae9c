import type { SharedNotes } from '#access';
import type { Clock, Instant } from '#kernel';

/** What a run came to, by name: `requestsClosed: 4`. */
export type BatchCounts = Readonly<Record<string, number>>;

/** One run of work that also runs at night. */
export interface BatchRun {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly outcome: 'done' | 'failed' | 'stopped';
  /** Who asked for it; `night`: nobody. */
  readonly by: string;
  readonly dryRun: boolean;
  readonly counts: BatchCounts;
}

type AskedFor = Pick<BatchRun, 'by' | 'dryRun'>;

const topic = 'batch-runs';
const keptRuns = 10;
const rememberedSeconds = 400 * 24 * 3_600;

/** The last runs of each batch, kept across restarts. */
export class BatchRuns {
  constructor(private readonly ports: { readonly clock: Clock; readonly notes: SharedNotes }) {}

  /** By name, newest first. @throws Unavailable */
  async all(): Promise<ReadonlyMap<string, readonly BatchRun[]>> {
    const notes = await this.ports.notes.list(topic);
    return new Map(notes.map(({ id, note }) => [id, (note as { readonly runs: readonly BatchRun[] }).runs]));
  }

  /** Keeps what comes of a run that begins now: ended by the one function, failed by the other. */
  begin(name: string, asked: AskedFor) {
    const startedAt = this.ports.clock.now();
    const keep = (outcome: BatchRun['outcome'], counts: BatchCounts) =>
      this.keep(name, { startedAt, endedAt: this.ports.clock.now(), outcome, ...asked, counts });
    return {
      ended: (counts: BatchCounts, isWhole = true) => keep(isWhole ? 'done' : 'stopped', counts),
      // What went wrong counts, not that it cannot be noted.
      failed: () => keep('failed', {}).catch(() => undefined),
    };
  }

  private async keep(name: string, run: BatchRun): Promise<void> {
    const before = (await this.all()).get(name) ?? [];
    const runs = [run, ...before].slice(0, keptRuns);
    await this.ports.notes.put(topic, name, { runs }, rememberedSeconds);
  }
}

/** The numbers that an answer names. */
export const countsIn = (value: unknown): BatchCounts =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, each]) => typeof each === 'number'))
    : {};
