import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Clock, canonicalJson } from '#kernel';
import type { Look } from './looks-port.js';

const life = 60_000;

/** Remembers live refreshes for a minute after their record: an identical one needs no record of its own. */
export class RecentRefreshes {
  private readonly recorded = new LRUCache<string, { readonly until: number; readonly done: Promise<void> }>({
    max: 20_000,
  });

  constructor(private readonly clock: Clock) {}

  /** Records the look unless an identical one was recorded, or is being recorded, within the last minute. */
  once(look: Look, record: () => Promise<void>): Promise<void> {
    const key = digestOf(look);
    const now = this.clock.monotonic();
    const known = this.recorded.get(key);
    if (known !== undefined && now < known.until) return known.done;
    const done = record();
    const entry = { until: now + life, done };
    this.recorded.set(key, entry);
    done.catch(() => {
      if (this.recorded.get(key) === entry) this.recorded.delete(key);
    });
    return done;
  }
}

const digestOf = ({ subjects, live: _, saw: __, correlationId: ___, ...rest }: Look): string =>
  createHash('sha256')
    .update(canonicalJson({ ...rest, subjects: [...subjects].sort() }))
    .digest('base64');
