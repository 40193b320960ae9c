import { ignore, type Projection } from '#engine';
import type { ActorKind, Catalogue, DomainEvent, Recorded } from '#kernel';
import { type ActivityDocument, activityView } from './activity.view.js';

const byOffice: ReadonlySet<ActorKind> = new Set([
  'worker',
  'supervisor',
  'partner',
  'auditor',
  'ops',
  'help_desk',
]);

/** What only a system of record says, or the ledger of itself: nobody did it, and a million of them come at a time. */
const ofNobody: ReadonlySet<string> = new Set([
  'PersonRegistered',
  'SourceRecordReceived',
  'CaseRecorded',
  'CasePersonRecorded',
  'CasePersonRemoved',
  'PersonJoinedCase',
  'PersonLeftCase',
  'LedgerSealed',
  'SealKeyChanged',
]);

/**
 * Finds what a worker did, and what an event caused: neither stands in one stream. Follows every catalogue; metadata is read
 * only where somebody may have done it.
 */
export const activityProjection = (
  catalogues: readonly Catalogue[],
): Projection<DomainEvent, ActivityDocument> => ({
  schema: activityView,
  catalogues,
  keys: (event) => (concerns(event) ? [event.meta.id] : ignore),
  fold: (_before, { type, meta }) => ({
    type,
    stream: meta.stream,
    revision: String(meta.revision),
    at: meta.recordedAt,
    position: meta.position,
    worker: byOffice.has(meta.actor.kind) ? meta.actor.id : null,
    cause: meta.causationId ?? null,
  }),
});

function concerns({ type, data, meta }: Recorded): boolean {
  if (ofNobody.has(type) || (data as { readonly origin?: unknown }).origin === 'source') return false;
  return meta.causationId !== undefined || byOffice.has(meta.actor.kind);
}
