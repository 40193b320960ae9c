import { Injectable } from '@nestjs/common';
import type { SeenView } from '#access';
import { projections, System } from '#composition';
import type { Caller } from './caller.js';
import { noPosition } from './position.js';

/** Longest wait of a query for its view (rule G7). */
const longestWait = 2_000;

/** Views of looks follow another ledger, whose positions no caller knows. */
const known: ReadonlySet<string> = new Set(
  projections.flatMap(({ schema, ledger }) => (ledger === 'looks' ? [] : [schema.name])),
);

/** Where a view stands can be asked without knowing more of it than its name. */
const anyShape = { version: 0, fields: {}, indexes: [] };

/** Read-your-writes: a query that names a position waits until its views hold it, or says that it is stale. */
@Injectable()
export class Freshness {
  constructor(private readonly system: System) {}

  /** The look that follows says how far these views were. @throws InvalidInput for what is no position of any ledger */
  async of(caller: Caller, ...views: string[]): Promise<void> {
    const unknown = views.find((each) => !known.has(each));
    if (unknown !== undefined) throw new Error(`there is no view ${unknown} to wait for`);
    await this.wait(caller, views);
    caller.sees(this.standing(views));
  }

  private async standing(views: readonly string[]): Promise<readonly SeenView[]> {
    const found = await Promise.all(
      views.map(async (name) => {
        const standing = await this.system.readStore.reader({ ...anyShape, name }).standing();
        const position = standing?.checkpoint.position;
        return position === undefined ? [] : [{ view: name, build: standing!.build, position }];
      }),
    );
    return found.flat();
  }

  private async wait(caller: Caller, views: readonly string[]): Promise<void> {
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
