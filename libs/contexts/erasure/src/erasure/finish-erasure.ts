import type { Instant, Subject } from '#kernel';
import type { DryRun } from '../values.js';
import type { ErasureEvent } from './events.js';
import type { Erasures } from './state.js';

export interface FinishErasure {
  readonly kind: 'finish';
  readonly erasureId: string;
  readonly subject: Subject;
  /** What is gone. */
  readonly gone: DryRun['goes'];
  readonly at: Instant;
}

/**
 * All steps are done. An erasure that this ledger knows nothing of came from the list outside it: the ledger is an older
 * copy, and what was erased stays erased (rule A84).
 */
export function finishErasure(
  { erasureId, subject, gone, at }: FinishErasure,
  state: Erasures,
): readonly ErasureEvent[] {
  const erasure = state.all.find((each) => each.erasureId === erasureId);
  if (erasure?.state === 'done' || (erasure === undefined && state.erased)) return [];
  const named = erasure?.dryRun.goes;
  const since = gone.flatMap(({ what, count }) => {
    const more = count - (named?.find((each) => each.what === what)?.count ?? 0);
    return more > 0 ? [{ what, count: more }] : [];
  });
  return [{ type: 'ErasureDone', data: { erasureId, subject, ...(named && { named }), since, at } }];
}
