import type { ViewCopy } from '#read-store';
import { followedBy } from '../erasing/erased-documents.js';
import { decodeAll, Interest } from './decoded-events.js';
import { ProjectionTarget } from './projection-target.js';
import { fits, type RebuildSpace, spaceFor } from './rebuild-space.js';
import type { RebuildOptions } from './rebuild-types.js';

/** What a rebuild would come to (rule O10); nothing is built for it. */
export interface RebuildPlan extends RebuildSpace {
  readonly events: number;
  /** By how fast the first events are folded here and now: a size, no promise. */
  readonly seconds: number;
  /** Whether there is room enough for it to begin. */
  readonly fits: boolean;
}

export type PlanOptions = Pick<
  RebuildOptions,
  'projections' | 'store' | 'readStore' | 'decode' | 'vault' | 'clock'
>;

const triedEvents = 4_000;
/** Reading and folding are so much of a build; the rest is writing, indexing and comparing. */
const foldingShare = 0.5;

export async function planRebuild(options: PlanOptions): Promise<RebuildPlan> {
  const { projections, store, readStore } = options;
  const events = await store.countAfter(undefined);
  const space = await spaceFor(projections, readStore, events);
  const seconds = Math.ceil(((await secondsToFoldOne(options)) * events) / foldingShare);
  return { events, seconds, ...space, fits: fits(space) };
}

/** Folds the first events into nothing. */
async function secondsToFoldOne({ projections, store, decode, vault, clock }: PlanOptions): Promise<number> {
  const interest = new Interest(projections.flatMap(followedBy));
  const targets = projections.map((each) => new ProjectionTarget(vault, each, nowhere, triedEvents));
  const began = clock.monotonic();
  for await (const page of store.readAll({ pageSize: triedEvents })) {
    const events = decodeAll(page, decode, interest);
    for (const target of targets) await target.fold(events, nothing);
    return (clock.monotonic() - began) / 1_000 / page.length;
  }
  return 0;
}

const nothing = { heldStreams: new Set<string>(), skipped: new Set<string>() };
/** What is folded into it is forgotten. */
const nowhere = { load: async () => new Map() } as unknown as ViewCopy;
