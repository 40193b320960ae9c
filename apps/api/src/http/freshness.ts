import { Injectable } from '@nestjs/common';
import { projections, System } from '#composition';
import type { Caller } from './caller.js';
import { noPosition } from './position.js';

/** Longest wait of a query for its view (rule G7). */
const longestWait = 2_000;

const known: ReadonlySet<string> = new Set(projections.map(({ schema }) => schema.name));

/** Read-your-writes: a query that names a position waits until its views hold it, or says that it is stale. */
@Injectable()
export class Freshness {
  constructor(private readonly system: System) {}

  /** @throws InvalidInput for what is no position of any ledger */
  async of(caller: Caller, ...views: string[]): Promise<void> {
    const unknown = views.find((each) => !known.has(each));
    if (unknown !== undefined) throw new Error(`there is no view ${unknown} to wait for`);
    const { after } = caller;
    if (after === undefined) return;
    const { store, checkpoints } = this.system;
    if (after.ledgerId !== store.ledgerId) return caller.stale();
    const wait = (milliseconds: number) =>
      Promise.all(views.map((view) => checkpoints.waitFor(view, after.position, milliseconds)));
    if (!(await wait(0)).includes('stale')) return;
    // Positions of one ledger are all of one width: what has another would be waited for in vain.
    if ((await store.head())?.length !== after.position.length) throw noPosition(after.field);
    if ((await wait(longestWait)).includes('stale')) caller.stale();
  }
}
