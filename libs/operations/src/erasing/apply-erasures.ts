import type { System } from '#composition';
import { erasureDecider } from '#contexts/erasure';
import { Unavailable } from '#event-store';
import type { ErasureEntry } from '#privacy';
import { completeErasure } from './complete-erasure.js';
import { dropUnfinishedCopies } from './drop-unfinished-copies.js';
import { entryOf } from './entry-of.js';
import { keepOthers } from './keep-others.js';

/** What was done about the list of erasures. */
export interface ErasuresApplied {
  /** Erasures in the list. */
  readonly known: number;
  /** Of them, those that had to be done, or done anew. */
  readonly applied: number;
  /** Of these, those that wait for a view that is not fed now: their keys are destroyed. */
  readonly waiting: number;
}

/**
 * Brings this installation to where the list of erasures says that it is (rules A81, A84): what was begun is completed, and
 * whoever came back with an older copy of ledger, keys or files is erased again. Call it at each start and after a restore,
 * when the views are fed and before anything is served. `anew`: repeat every step of every erasure, also of those that
 * this ledger knows as done. @throws ErasuresDamaged
 */
export async function applyErasures(
  system: System,
  { anew = false }: { readonly anew?: boolean } = {},
): Promise<ErasuresApplied> {
  await erasuresKnown(system);
  await keepOthers(system);
  const entries = new Map<string, ErasureEntry[]>();
  for (const each of system.erasures.all())
    entries.set(each.erasureId, [...(entries.get(each.erasureId) ?? []), each]);
  // Approved, and stopped before even the list had it.
  for await (const { erasureId, subject } of system.queries.erasures.inState('running'))
    if (!entries.has(erasureId)) entries.set(erasureId, [await entryOf(system, erasureId, subject)]);
  let applied = 0;
  let waiting = 0;
  for (const lines of entries.values()) {
    if (!anew && (await isDone(system, lines))) continue;
    applied++;
    for (const line of lines)
      if ((await completeErasure(system, line).catch(behind)) === 'waiting') waiting++;
  }
  await dropUnfinishedCopies(system, [...entries.keys()]);
  return { known: entries.size, applied, waiting };
}

const patienceMilliseconds = 30_000;

/** Whoever was approved a moment before a crash stands in the ledger alone, until the view has read that. */
async function erasuresKnown({ store, checkpoints }: System): Promise<void> {
  const head = await store.head();
  if (head !== undefined) await checkpoints.waitFor('erasures', head, patienceMilliseconds);
}

/** Views that nobody feeds now hinder nobody from starting: the keys are destroyed by then. */
function behind(error: unknown): 'waiting' {
  if (error instanceof Unavailable) return 'waiting';
  throw error;
}

async function isDone({ engine, vault }: System, lines: readonly ErasureEntry[]): Promise<boolean> {
  const [{ subject, erasureId }] = lines as readonly [ErasureEntry];
  const { all, erased } = await engine.state(erasureDecider, subject);
  const known = all.find((each) => each.erasureId === erasureId);
  if (!erased || (known !== undefined && known.state !== 'done')) return false;
  const subjects = lines.flatMap((each) => each.subjects);
  return (await vault.erasedAmong(subjects)).size === new Set(subjects).size;
}
