import type { EventStore } from '#event-store';
import {
  type Clock,
  endOfDay,
  type Instant,
  type LocalDate,
  localDate,
  type Randomness,
  seal,
  startOfDay,
} from '#kernel';
import type { Vault } from '#privacy';
import { type LookDetails, lookSubject, type PersonalDataLooked } from './events.js';
import { type Chain, type Look, LookNotRecorded } from './looks-port.js';
import { LooksStream } from './looks-stream.js';
import { RecentRefreshes } from './recent-refreshes.js';

export interface LooksPorts {
  /** The looks' own ledger, never the main one. */
  readonly store: Pick<EventStore, 'append' | 'readStream'>;
  readonly vault: Vault;
  readonly chain: Chain;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Names this process: it alone writes `looks-{instance}-{day}`. */
  readonly instance: string;
  /** The stored name of PersonalDataLooked. */
  readonly storedName: string;
}

interface Waiting {
  readonly look: Look;
  readonly at: Instant;
  readonly resolve: () => void;
  readonly reject: (error: LookNotRecorded) => void;
}

const largestGroup = 200;

/** The ledger of who looked at whose data. Looks of one tick, or of one append's time, go in together. */
export class Looks {
  private waiting: Waiting[] = [];
  private draining = false;
  private day: { readonly date: LocalDate; readonly from: Instant; readonly below: Instant } | undefined;
  private readonly stream: LooksStream;
  private readonly refreshes: RecentRefreshes;

  constructor(private readonly ports: LooksPorts) {
    this.stream = new LooksStream(ports.store, ports.chain, ports.clock);
    this.refreshes = new RecentRefreshes(ports.clock);
  }

  /** Durable when it resolves. @throws LookNotRecorded: show nothing */
  record(look: Look): Promise<void> {
    return isRefresh(look) ? this.refreshes.once(look, () => this.enqueue(look)) : this.enqueue(look);
  }

  private enqueue(look: Look): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ look, at: this.ports.clock.now(), resolve, reject });
      if (!this.draining) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.draining = true;
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, largestGroup);
      try {
        await this.append(group);
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(new LookNotRecorded(error));
      }
    }
    this.draining = false;
  }

  private async append(group: readonly Waiting[]): Promise<void> {
    const day = this.today();
    const events = group.map(({ look, at }) => {
      const id = this.ports.randomness.uuid();
      return {
        id,
        type: this.ports.storedName,
        data: dataOf(look, at, id),
        metadata: { actor: look.actor, at, correlation: look.correlationId ?? this.ports.randomness.uuid() },
      };
    });
    await this.ports.vault.sealAll(events.map((each) => each.data));
    await this.stream.append(`looks-${this.ports.instance}-${day}`, events);
  }

  /** The local day; worked out only when it changes. */
  private today(): LocalDate {
    const now = this.ports.clock.now();
    if (this.day === undefined || now < this.day.from || now >= this.day.below) {
      const date = localDate(now);
      this.day = { date, from: startOfDay(date), below: endOfDay(date) };
    }
    return this.day.date;
  }
}

/** Only a page refreshes itself: what a command shows, a revealed number above all, counts every time. */
const isRefresh = ({ live, route }: Look): boolean => live === true && route.startsWith('GET ');

function dataOf(look: Look, at: Instant, id: string): PersonalDataLooked {
  const { actor, route, subjects, purpose, outcome, from, criteria, saw = [], disclosed } = look;
  const details: LookDetails = { reason: purpose.reason, criteria };
  const detailed = purpose.reason !== undefined || criteria !== undefined;
  return {
    actor,
    route,
    subjects,
    purpose: { task: purpose.task },
    outcome,
    at,
    ...(from === undefined ? {} : { from }),
    ...(saw.length === 0 ? {} : { saw }),
    ...(disclosed === undefined ? {} : { disclosed }),
    ...(detailed ? { details: seal(lookSubject(id), details) } : {}),
  };
}
