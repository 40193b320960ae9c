import type { System } from '#composition';
import { erasureDecider } from '#contexts/erasure';
import { type CommandContext, erasedDecider } from '#engine';
import { NotFound, personOf, systemActor } from '#kernel';
import type { ErasureEntry } from '#privacy';
import { endExportsOf } from '#processes';
import { clearViews } from './clear-views.js';
import { type WhatGoes, whatGoes } from './what-goes.js';

/** What an erasure came to: `waiting` for views that nobody feeds now; it goes on at the next start. */
export type Completed = 'done' | 'waiting';

/**
 * Every step of an erasure in its order (rule A81). Each can be repeated, and one that was done does nothing: whoever was
 * interrupted begins anew. What is found afterwards goes, too, in a line of its own.
 * @throws Unavailable, KeyStoreUnavailable
 */
export async function completeErasure(system: System, entry: ErasureEntry): Promise<Completed> {
  await destroy(system, entry);
  // What was on its way when the keys went: nothing can follow any more.
  const person = personOf(entry.subject);
  const left = await whatGoes(system, person, entry.subject).catch(unknownHere);
  if (left !== undefined && isMore(left, entry)) {
    const { subjects, documents, files, identities } = left;
    await destroy(system, { ...entry, subjects, documents, files, identities });
  }
  if (!(await clearViews(system))) return 'waiting';
  const gone = left?.dryRun.goes ?? [];
  const { erasureId, subject } = entry;
  await system.engine.execute(
    erasureDecider,
    subject,
    { kind: 'finish', erasureId, subject, gone, at: system.clock.now() },
    contextOf(system, 'FinishErasure'),
  );
  return 'done';
}

/** In an older copy of the ledger there may be nothing of the person. */
function unknownHere(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error;
}

const lists = ['subjects', 'documents', 'files', 'identities'] as const;

const isMore = (left: WhatGoes, entry: ErasureEntry): boolean =>
  lists.some((name) => left[name].some((each) => !(entry[name] as readonly string[]).includes(each)));

async function destroy(system: System, entry: ErasureEntry): Promise<void> {
  const { engine, vault, files, sessions, queries, clock } = system;
  system.erasures.add(entry);
  const { identities, ...said } = entry;
  await engine.execute(
    erasedDecider,
    entry.erasureId,
    { ...said, at: clock.now() },
    contextOf(system, 'EraseSubject'),
  );
  await Promise.all(entry.subjects.map((each) => vault.shred(each)));
  engine.forgetStates();
  for (const each of identities) await sessions.endAll(each);
  for (const each of entry.files) await files.remove(each);
  await endExportsOf(
    { engine, vault, files, clock, queries, catchUp: async () => undefined },
    personOf(entry.subject),
    () => contextOf(system, 'EndExport'),
  );
}

/** Nobody's wish any more: it was approved. */
export function contextOf({ randomness }: System, command: string): CommandContext {
  const id = randomness.uuid();
  return { actor: systemActor('erasure'), command, idempotencyKey: id, correlationId: id };
}
