export * from './deciding/begin-call.js';
export * from './deciding/call-events.js';
export * from './deciding/codec.js';
export * from './deciding/engine.js';
export * from './erasing/erased-decider.js';
export * from './erasing/erased-documents.js';
export * from './erasing/events.js';
export * from './log.js';
export * from './projecting/checkpoint-watch.js';
export type { Difference } from './projecting/compare-copies.js';
export type { FeedPorts } from './projecting/copy-folding.js';
export * from './projecting/dead-letters.js';
export * from './projecting/decoded-events.js';
export * from './projecting/engine-events.js';
export * from './projecting/lag.js';
export * from './projecting/live-first.js';
export * from './projecting/obstacle.js';
export * from './projecting/projection.js';
export * from './projecting/projection-batch.js';
export * from './projecting/projection-feed.js';
export * from './projecting/projection-runner.js';
export { rebuildProjections } from './projecting/rebuild.js';
export { type PlanOptions, planRebuild, type RebuildPlan } from './projecting/rebuild-plan.js';
export { DiskShort, fits, type RebuildSpace, spaceFor } from './projecting/rebuild-space.js';
export * from './projecting/rebuild-types.js';
export { keptUntil, lastReplacedFirst } from './projecting/replaced-copies.js';
export * from './proving/chain.js';
export * from './proving/checkpoint.js';
export { type CopyCheck, LedgerCopy } from './proving/copy-ledger.js';
export { CopyRefused } from './proving/copy-ledger-compare.js';
export { SealsDamaged } from './proving/lines-file.js';
export * from './proving/merkle-tree.js';
export * from './proving/outside-seals.js';
export * from './proving/renewals.js';
export * from './proving/seal-before.js';
export {
  believing,
  changesKey,
  type RetiredKey,
  type SigningKeys,
  signerOf,
  signingKeys,
} from './proving/seal-keys.js';
export * from './proving/sealing/index.js';
export * from './proving/seals.js';
export * from './proving/signed-note.js';
export * from './proving/standing.js';
export * from './proving/tiles/index.js';
export * from './proving/verifying/index.js';
export * from './proving/witnessing/index.js';
export * from './running/kept-lease.js';
export * from './running/leases.js';
export * from './running/members.js';
export * from './running/process.js';
export * from './running/process-runner.js';
