import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ExportProgress } from '#audit';
import { exportNotes, Runtime, System } from '#composition';
import { runExport } from '#operations';
import { createLog } from '../logging.js';

type Running = Parameters<typeof runExport>[1];

/** Seconds. Of an export whose process died nobody hears more: a timer says so in the ledger. */
const life = 30;

/** Exports that were asked for over HTTP: one after the other in this process, with their progress in shared notes. */
@Injectable()
export class ExportsAtWork implements OnModuleDestroy {
  private queue: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();
  private readonly log;

  constructor(
    private readonly system: System,
    private readonly runtime: Runtime,
  ) {
    this.log = createLog(system.config);
  }

  /** Resolves when others can see that it is at work; it goes on by itself. @throws Unavailable */
  async begin(asked: Running): Promise<void> {
    const ended = new AbortController();
    const progress: ExportProgress[] = [{ done: 0, total: 0 }];
    await this.note(asked.exportId, progress[0]!);
    const noting = this.noteEverySecond(asked.exportId, progress, ended.signal);
    this.queue = this.queue.then(async () => {
      await this.run(asked, progress);
      ended.abort();
      await noting;
      await this.system.notes.put(exportNotes, asked.exportId, progress[0]!, 0).catch(() => undefined);
    });
  }

  /** How far one is; undefined: nobody is preparing it. @throws Unavailable */
  async progressOf(id: string): Promise<ExportProgress | undefined> {
    const found = (await this.system.notes.list(exportNotes)).find((each) => each.id === id);
    return found?.note as ExportProgress | undefined;
  }

  /** A server that stops says so of its exports while there are stores to say it in. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.queue;
  }

  private async run(asked: Running, progress: ExportProgress[]): Promise<void> {
    const run = runExport({ system: this.system, seal: () => this.runtime.seal() }, asked);
    try {
      for (;;) {
        const step = await run.next();
        if (step.done) return;
        progress[0] = step.value;
        // Lets requests through between two pieces of work.
        await this.system.clock.sleep(0);
        if (this.stopping.signal.aborted) await run.return('stopped');
      }
    } catch (error) {
      // Its words may name a person.
      const name = error instanceof Error ? error.name : 'unknown';
      this.log.error({ export: asked.exportId, error: name }, 'an export could not be made');
    }
  }

  /** Also while a step takes long: the note must not run out. */
  private async noteEverySecond(
    id: string,
    progress: readonly ExportProgress[],
    ended: AbortSignal,
  ): Promise<void> {
    for (;;) {
      await this.system.clock.sleep(1_000, ended);
      if (ended.aborted) return;
      // An export does not end because nobody can be told how far it is.
      await this.note(id, progress[0]!).catch(() => undefined);
    }
  }

  private note = (id: string, progress: ExportProgress): Promise<void> =>
    this.system.notes.put(exportNotes, id, progress, life);
}
