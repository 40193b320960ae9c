import type { KeyWrite, KeyWriteResult } from './key-writer.js';

/** Where batches are committed: a worker thread, or the writer itself. */
export interface CommitKeys {
  commit(batch: readonly KeyWrite[]): Promise<readonly KeyWriteResult[]>;
  close(): Promise<void>;
}

interface Waiting {
  readonly write: KeyWrite;
  readonly resolve: (result: KeyWriteResult) => void;
  readonly reject: (error: unknown) => void;
}

/** Group commit: what is asked for in one tick, or while a commit is under way, shares the next transaction. */
export class WriteQueue {
  private waiting: Waiting[] = [];
  private draining: Promise<void> | undefined;

  constructor(private readonly target: CommitKeys) {}

  add(write: KeyWrite): Promise<KeyWriteResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ write, resolve, reject });
      this.draining ??= this.drain();
    });
  }

  /** Writes what waits, then closes the target. */
  async close(): Promise<void> {
    await this.draining;
    await this.target.close();
  }

  private async drain(): Promise<void> {
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      try {
        const results = await this.target.commit(group.map((each) => each.write));
        for (const [index, each] of group.entries()) each.resolve(results[index]!);
      } catch (error) {
        for (const each of group) each.reject(error);
      }
    }
    this.draining = undefined;
  }
}
