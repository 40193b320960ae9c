import { LRUCache } from 'lru-cache';
import type { StoredEvent } from '../src/index.js';

/**
 * Heads of the streams that the owner wrote last. The owner is the only writer, so what it knows is the truth:
 * a read behind a known head need not ask the file.
 */
export class KnownHeads {
  private readonly heads = new LRUCache<string, bigint>({ max: 10_000 });

  wrote(stream: string, revision: bigint): void {
    const known = this.heads.get(stream);
    if (known === undefined || known < revision) this.heads.set(stream, revision);
  }

  /** A subscriber may hear of a commit before its writer does: who acts on it must not be told that it is not there. */
  saw(events: readonly StoredEvent[]): void {
    for (const { stream, revision } of events)
      if (this.isBehind(stream, revision)) this.heads.set(stream, revision);
  }

  /** An append ended without a clear answer: only the file knows. */
  forget(stream: string): void {
    this.heads.delete(stream);
  }

  isBehind(stream: string, from: bigint): boolean {
    const known = this.heads.get(stream);
    return known !== undefined && known < from;
  }
}
