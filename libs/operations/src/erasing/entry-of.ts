import type { System } from '#composition';
import { personOf, type Subject } from '#kernel';
import type { ErasureEntry } from '#privacy';
import { whatGoes } from './what-goes.js';

/** An erasure as the list outside the ledger keeps it: what goes as of now. */
export async function entryOf(system: System, erasureId: string, subject: Subject): Promise<ErasureEntry> {
  const { subjects, documents, files, identities } = await whatGoes(system, personOf(subject), subject);
  return { erasureId, subject, subjects, documents, files, identities, at: system.clock.now() };
}
