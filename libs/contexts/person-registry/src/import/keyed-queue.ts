/**
 * Runs tasks side by side, never two that share a key: those follow each other in the order they were added.
 * `add` waits while too many are under way, so a fast reader cannot run ahead of a slow writer.
 */
export class KeyedQueue {
  private readonly last = new Map<string, Promise<void>>();
  private readonly waiting: (() => void)[] = [];
  private readonly all = new Set<Promise<void>>();
  private running = 0;
  private failure: { readonly error: unknown } | undefined;

  constructor(private readonly concurrency: number) {}

  /** Resolves when the task was taken. @throws what an earlier task threw; nothing more is taken then */
  async add(keys: readonly string[], task: () => Promise<void>): Promise<void> {
    while (this.failure === undefined && this.all.size >= this.concurrency * 4) await Promise.race(this.all);
    if (this.failure !== undefined) throw this.failure.error;
    const before = keys.flatMap((key) => this.last.get(key) ?? []);
    const mine: Promise<void> = Promise.all(before).then(() => this.run(task));
    for (const key of keys) this.last.set(key, mine);
    this.all.add(mine);
    void mine.then(() => {
      this.all.delete(mine);
      for (const key of keys) if (this.last.get(key) === mine) this.last.delete(key);
    });
  }

  /** Resolves when every task is done. @throws what a task threw */
  async drain(): Promise<void> {
    await Promise.all(this.all);
    if (this.failure !== undefined) throw this.failure.error;
  }

  private async run(task: () => Promise<void>): Promise<void> {
    if (this.failure !== undefined) return;
    if (this.running >= this.concurrency) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running++;
    try {
      if (this.failure === undefined) await task();
    } catch (error) {
      this.failure ??= { error };
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running--;
      else next();
    }
  }
}
