import type { SharedNotes } from '#access';
import type { Lag, ProjectionStatus } from '#engine';
import type { Clock, Instant } from '#kernel';

/** The worst of a minute. */
export interface LagSample extends Lag {
  readonly at: Instant;
}

/** One hour of all views: minute, events, seconds. */
type Hour = Readonly<Record<string, readonly (readonly [number, number, number])[]>>;

const topic = 'projection-lag';
const keptHours = 7 * 24;
const minuteMilliseconds = 60_000;
const hourMilliseconds = 60 * minuteMilliseconds;

interface Ports {
  readonly clock: Clock;
  readonly notes: SharedNotes;
}

/** How far a view was behind, minute by minute; the minutes in which nobody looked are missing. @throws Unavailable */
export async function lagHistory({ clock, notes }: Ports, view: string, hours: number): Promise<LagSample[]> {
  const since = new Date(Date.parse(clock.now()) - hours * hourMilliseconds).toISOString();
  return (await notes.list(topic))
    .flatMap(({ id, note }) => samplesOf(id, (note as Hour)[view] ?? []))
    .filter(({ at }) => at >= since);
}

const samplesOf = (hour: string, minutes: Hour[string]): readonly LagSample[] =>
  minutes.map(([minute, lagEvents, lagSeconds]) => ({
    at: `${hour}:${String(minute).padStart(2, '0')}:00.000Z`,
    lagEvents,
    lagSeconds,
  }));

/** Keeps that history for a week: looks often, and writes the worst of each minute, an hour to a note. */
export class LagSampler {
  private minute: string | undefined;
  private worst = new Map<string, Lag>();
  private hour:
    | { readonly id: string; readonly views: Record<string, [number, number, number][]> }
    | undefined;

  constructor(
    private readonly ports: Ports,
    private readonly status: () => Promise<readonly ProjectionStatus[]>,
  ) {}

  /** @throws Unavailable */
  readonly look = async (): Promise<void> => {
    const minute = this.ports.clock.now().slice(0, 16);
    if (this.minute !== undefined && this.minute !== minute) await this.write(this.minute);
    this.minute = minute;
    for (const { name, role, lagEvents, lagSeconds } of await this.status()) {
      const known = this.worst.get(name);
      if (role === 'live' && (known === undefined || known.lagSeconds <= lagSeconds))
        this.worst.set(name, { lagEvents, lagSeconds });
    }
  };

  private async write(minute: string): Promise<void> {
    const hour = await this.noteOf(minute.slice(0, 13));
    for (const [view, { lagEvents, lagSeconds }] of this.worst) {
      const seconds = Math.round(lagSeconds * 10) / 10;
      hour.views[view] = [...(hour.views[view] ?? []), [Number(minute.slice(14)), lagEvents, seconds]];
    }
    this.worst = new Map();
    await this.ports.notes.put(topic, hour.id, hour.views, (keptHours * hourMilliseconds) / 1_000);
  }

  /** What was written of this hour before a restart, or by another process, goes on. */
  private async noteOf(id: string) {
    if (this.hour?.id !== id) {
      const found = (await this.ports.notes.list(topic)).find((each) => each.id === id);
      this.hour = { id, views: (found?.note ?? {}) as Record<string, [number, number, number][]> };
    }
    return this.hour;
  }
}
