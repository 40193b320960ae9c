import type { ProjectionStatus } from '#engine';
import type { Operation } from './operation.js';

/** `caseledger projections status`. */
export const projectionStatus: Operation<
  Record<string, never>,
  readonly ProjectionStatus[]
> = async function* ({ projections }) {
  return projections.status();
};
