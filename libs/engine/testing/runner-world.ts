import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeClock } from '#kernel/testing';
import type { Json, ReadStore, ViewCopy, ViewSchema } from '#read-store';
import { SqliteDeadLetters, SqliteReadStore } from '#read-store/sqlite';
import type { Projection } from '../src/projecting/projection.js';
import { ProjectionRunner, type ProjectionRunnerPorts } from '../src/projecting/projection-runner.js';
import { counties, decode, LetterLedger, letters, TestVault } from './letters.js';
import { QuietLog } from './quiet-log.js';

/** Everything that projections need, over a folder of its own. */
export class RunnerWorld {
  readonly folder = mkdtempSync(join(tmpdir(), 'projections-'));
  readonly clock = new FakeClock();
  readonly vault = new TestVault();
  readonly store = new LetterLedger('ledger', 50);
  readonly readStore = SqliteReadStore.open({ folder: this.folder, mode: 'owner' });
  readonly deadLetters = SqliteDeadLetters.open({ folder: this.folder });
  private readonly log = new QuietLog();
  readonly said = this.log.said;
  private readonly runners: ProjectionRunner[] = [];

  readonly ports: ProjectionRunnerPorts = {
    projections: [letters, counties] as unknown as Projection[],
    store: this.store,
    readStore: this.readStore,
    decode,
    vault: this.vault,
    clock: this.clock,
    deadLetters: this.deadLetters,
    log: this.log,
  };

  async start(ports: Partial<ProjectionRunnerPorts> = {}): Promise<ProjectionRunner> {
    const runner = new ProjectionRunner({ ...this.ports, ...ports });
    this.runners.push(runner);
    await runner.start();
    return runner;
  }

  /** Lets time pass until something has come true. */
  async until(condition: () => unknown): Promise<void> {
    for (let turn = 0; turn < 3_000; turn++) {
      if (await condition()) return;
      if (turn % 5 === 4) this.clock.advance(25);
      await new Promise(setImmediate);
    }
    throw new Error('it never came true');
  }

  /** Until every live view has committed everything. */
  caughtUp(schemas: readonly ViewSchema[] = [letters.schema, counties.schema]): Promise<void> {
    return this.until(async () => {
      const head = await this.store.head();
      const at = await Promise.all(schemas.map((schema) => this.readStore.reader(schema).checkpoint()));
      return at.every((checkpoint) => checkpoint !== undefined && checkpoint.position === head);
    });
  }

  /** All live documents of a view. */
  async rows(schema: ViewSchema = letters.schema): Promise<Map<string, Json>> {
    const { items } = await this.readStore.reader(schema).find({ where: [], limit: 1_000 });
    return new Map(items.map(({ id, document }) => [id, document]));
  }

  async fingerprint(build: string, schema: ViewSchema = letters.schema) {
    const copy = await this.readStore.copy(schema, build);
    const fingerprint = await copy.fingerprint();
    await copy.close();
    return fingerprint;
  }

  async end(): Promise<void> {
    for (const runner of this.runners) await runner.stop();
    await this.readStore.close();
    await this.deadLetters.close();
    rmSync(this.folder, { recursive: true });
  }
}

/** What may go wrong in one call of a copy. `torn`: some documents were written, the checkpoint was not. */
export type Crash = 'before' | 'torn' | 'after';

/** A read store whose copies fail once, at the n-th call of `load` or `commit`, as if the process had died there. */
export function failingOnce(store: ReadStore, at: number, crash: Crash): ReadStore {
  let calls = 0;
  const wrap = (copy: ViewCopy): ViewCopy =>
    wrapped(copy, {
      load: async (ids) => {
        if (++calls === at) throw new Error('crashed while loading');
        return copy.load(ids);
      },
      commit: async (commit) => {
        if (++calls !== at) return copy.commit(commit);
        const half = commit.writes.filter((_, n) => n % 2 === 0);
        if (crash === 'torn') await copy.commit({ ...commit, writes: half, to: commit.from });
        if (crash === 'after') await copy.commit(commit);
        throw new Error(`crashed ${crash} a commit`);
      },
    });
  return wrapped(store, { copy: async (schema, build) => wrap(await store.copy(schema, build)) });
}

/** What is done with a copy. */
export interface CopyCall {
  readonly view: string;
  readonly build: string;
  readonly does: 'open' | 'load' | 'commit';
}

/** A read store that asks before each call of a copy: what is answered there happens first. */
export function asking(store: ReadStore, ask: (call: CopyCall) => unknown): ReadStore {
  const wrap = (copy: ViewCopy): ViewCopy => {
    const asked = { view: copy.schema.name, build: copy.build };
    return wrapped(copy, {
      load: async (ids) => {
        await ask({ ...asked, does: 'load' });
        return copy.load(ids);
      },
      commit: async (commit) => {
        await ask({ ...asked, does: 'commit' });
        return copy.commit(commit);
      },
    });
  };
  return wrapped(store, {
    copy: async (schema, build) => {
      await ask({ view: schema.name, build, does: 'open' });
      return wrap(await store.copy(schema, build));
    },
  });
}

/** `target` with some methods of its own replaced. */
export function wrapped<T extends object>(target: T, replaced: Partial<T>): T {
  return new Proxy(target, {
    get: (_, name) => {
      const value =
        (replaced as Record<PropertyKey, unknown>)[name] ?? (target as Record<PropertyKey, unknown>)[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
