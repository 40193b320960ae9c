import { projections } from './projections.js';
import type { System } from './system.js';

const dayMilliseconds = 24 * 3_600_000;

/** Removes tombstones of documents a day after every feed has passed them: no batch cut differently needs them then. */
export class TombstoneSweep {
  private readonly heads: { readonly at: number; readonly position: string }[] = [];

  constructor(private readonly system: System) {}

  /** To be called every hour or so. */
  async run(): Promise<void> {
    const { clock, readStore, store } = this.system;
    const now = clock.monotonic();
    const old = this.heads.filter(({ at }) => now - at >= dayMilliseconds).at(-1);
    const position = await store.head();
    if (position !== undefined) this.heads.push({ at: now, position });
    if (old === undefined) return;
    this.heads.splice(0, this.heads.indexOf(old));
    for (const { schema } of projections) await readStore.sweep(schema.name, old.position);
  }
}
