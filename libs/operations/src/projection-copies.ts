import { lastReplacedFirst, type Projection } from '#engine';
import { comparePositions } from '#event-store';
import { type Clock, InvalidInput, Refused } from '#kernel';
import type { CopyInfo, ReadStore } from '#read-store';
import type { Operation } from './operation.js';
import { viewNamed, viewNames } from './views.js';

interface OneView {
  readonly view: string;
}

/** A replaced copy is fed when the live ones leave time for it. */
const patienceMilliseconds = 5_000;
const lookMilliseconds = 100;

/** `caseledger projections rollback NAME`: readers go back to the copy before the present one (rule O11). */
export const rollBackProjection: Operation<
  OneView,
  { readonly view: string; readonly build: string; readonly replaced: string }
> = async function* ({ system: { readStore, clock } }, { view }) {
  const { schema } = mustBeNamed(view);
  const copies = (await readStore.copies()).filter(({ name }) => name === view);
  const live = copies.find(({ state }) => state === 'live');
  const [previous] = copies.filter(({ state }) => state === 'previous').sort(lastReplacedFirst);
  if (live === undefined || previous === undefined)
    throw new Refused('no_previous_copy', `${view} has no previous copy to go back to`);
  if (previous.version !== schema.version)
    throw new Refused(
      'other_version',
      `the previous copy of ${view} is of version ${previous.version}, this program reads ${schema.version}: start the program that reads it, or stay`,
    );
  if (!(await comesUpTo(live, previous, readStore, clock)))
    throw new Refused(
      'not_caught_up',
      `the previous copy ${previous.build} of ${view} does not hold yet what the live one does: wait until it has caught up, see caseledger projections status`,
    );
  if (!(await readStore.flip(schema, previous.build, live.build)))
    throw new Refused('conflict', `somebody else switched ${view} at the same moment: look again`);
  return { view, build: previous.build, replaced: live.build };
};

/** Whether a copy holds what the live one held at first, now or soon. */
async function comesUpTo(
  live: CopyInfo,
  copy: CopyInfo,
  readStore: ReadStore,
  clock: Clock,
): Promise<boolean> {
  const until = clock.monotonic() + patienceMilliseconds;
  for (let now: CopyInfo | undefined = copy; now !== undefined; ) {
    const isOfOneLedger = now.checkpoint?.ledgerId === live.checkpoint?.ledgerId;
    const isThere = comparePositions(now.checkpoint?.position, live.checkpoint?.position) >= 0;
    if (isOfOneLedger && isThere) return true;
    if (clock.monotonic() >= until) return false;
    await clock.sleep(lookMilliseconds);
    now = (await readStore.copies()).find(({ name, build }) => name === copy.name && build === copy.build);
  }
  return false;
}

/**
 * `caseledger projections retire NAME`: deletes copies that were replaced, and one that was built and not switched to;
 * with `build` that one alone. Never the live one (rule O11).
 */
export const retireProjection: Operation<
  OneView & { readonly build?: string },
  { readonly view: string; readonly retired: readonly string[] }
> = async function* ({ system: { readStore, deadLetters } }, { view, build }) {
  mustBeNamed(view);
  const copies = (await readStore.copies()).filter(
    (each) => each.name === view && (build === undefined || each.build === build),
  );
  const going = copies.filter(({ state }) => state !== 'live');
  if (going.length === 0 && copies.length > 0)
    throw new Refused(
      'live_copy',
      `${copies[0]?.build} is the live copy of ${view}, which readers see: there is nothing else to retire`,
    );
  if (going.length === 0) throw new Refused('not_found', `${view} has no copy ${build ?? ''}`);
  for (const each of going) {
    await readStore.retire(view, each.build);
    await deadLetters.remove(view, each.build);
  }
  return { view, retired: going.map((each) => each.build) };
};

function mustBeNamed(view: string): Projection {
  const found = viewNamed(view);
  if (found !== undefined) return found;
  throw new InvalidInput([{ field: 'NAME', message: `${view}: must be among ${viewNames.join(', ')}` }]);
}
