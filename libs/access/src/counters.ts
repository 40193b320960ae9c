/** Expiring counters that all processes on a data folder share: rate limits, caps, failed attempts. Adapters: `sqlite/`. */
export interface Counters {
  /** Counts one and resolves to the count so far. The first count opens a window; past it, counting starts anew. */
  increment(name: string, windowSeconds: number): Promise<number>;
  /** The count so far, without counting. */
  current(name: string): Promise<number>;
  reset(name: string): Promise<void>;
}
