export { erasure } from './context.js';
export { erasureDecider } from './erasure/decider.js';
export type { ErasureEvent } from './erasure/events.js';
export { hasLapsed, lapsesAt } from './erasure/lapse-erasure.js';
export { type Erasure, type Erasures, type Hold, standing } from './erasure/state.js';
export { type Goes, type HandedOut, type Stays, textOf, type Warning } from './texts.js';
export { type Counted, type DryRun, erasureSubject, legalHoldSubject } from './values.js';
export type { ErasureList } from './views/erasures.queries.js';
export type { ErasureDocument, LegalHoldDocument } from './views/erasures.view.js';
