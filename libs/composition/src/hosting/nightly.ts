import type { SharedNotes } from '#access';
import {
  type Clock,
  type Instant,
  type LocalDate,
  localDate,
  millisecondsBetween,
  plusDays,
  plusMinutes,
  startOfDay,
} from '#kernel';
import { BatchRuns, countsIn } from './batch-runs.js';

const topic = 'nightly';
/** How long it is remembered which night was done: longer than an installation stands still. */
const rememberedSeconds = 400 * 24 * 3_600;
/** Two in the morning. */
const minutesAfterMidnight = 120;

export interface NightlyPorts {
  readonly clock: Clock;
  /** Shared by all processes of an installation, and there again after a restart. */
  readonly notes: SharedNotes;
}

/**
 * Work of every night, at two in the morning local time. A night that nobody was there for, or that was not ended, is
 * made up at the next start; one that was done is not done again, by whichever process. Runs in one process at a time:
 * whoever holds the lease of the processes.
 */
export class Nightly {
  private done: LocalDate | undefined;

  /** `work` is told to stop by the signal; stopped, it counts as not done. */
  constructor(
    private readonly ports: NightlyPorts,
    private readonly timer: {
      readonly name: string;
      readonly work: (stopped: AbortSignal) => Promise<unknown>;
    },
  ) {}

  /** Milliseconds until it is due; 0 while it is not known whether the last night was done. */
  readonly pause = (): number => {
    const now = this.ports.clock.now();
    const last = lastNight(now);
    if (this.done === undefined || this.done < last) return 0;
    return millisecondsBetween(now, nextNight(now));
  };

  /** Does the last night's work, unless it was done. */
  readonly run = async (stopped: AbortSignal): Promise<void> => {
    const { clock, notes } = this.ports;
    const night = lastNight(clock.now());
    if ((await this.lastDone()) < night) {
      await this.work(stopped);
      if (stopped.aborted) return;
      await notes.put(topic, this.timer.name, { night }, rememberedSeconds);
    }
    this.done = night;
  };

  private async work(stopped: AbortSignal): Promise<void> {
    const run = new BatchRuns(this.ports).begin(this.timer.name, { by: 'night', dryRun: false });
    try {
      await run.ended(countsIn(await this.timer.work(stopped)), !stopped.aborted);
    } catch (error) {
      await run.failed();
      throw error;
    }
  }

  private async lastDone(): Promise<string> {
    const found = (await this.ports.notes.list(topic)).find(({ id }) => id === this.timer.name);
    return (found?.note as { readonly night: string } | undefined)?.night ?? '';
  }
}

/** When the next night's work is due. */
export const nextNight = (now: Instant): Instant => dueAt(plusDays(lastNight(now), 1));

const dueAt = (night: LocalDate): Instant => plusMinutes(startOfDay(night), minutesAfterMidnight);

/** The last night whose hour has come. */
function lastNight(now: Instant): LocalDate {
  const today = localDate(now);
  return now >= dueAt(today) ? today : plusDays(today, -1);
}
