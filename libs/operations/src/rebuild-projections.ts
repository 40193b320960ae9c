import type { RebuildPlan, RebuildResult } from '#engine';
import { InvalidInput } from '#kernel';
import type { Operation } from './operation.js';
import { recordRun } from './record-run.js';
import { viewNamed, viewNames } from './views.js';

export interface RebuildArgs {
  /** Names of views; empty for all. */
  readonly views: readonly string[];
  /** Build, compare and report, then drop the new copies. */
  readonly compareOnly?: boolean;
  /** Switch although the copies differ (rule O9); the operator's reason is recorded. */
  readonly acceptDifference?: boolean;
  /** So many parts at a time. */
  readonly parallel?: number;
}

const nothing: RebuildResult = { views: [], events: 0, seconds: 0 };

/** `caseledger projections rebuild NAME|--all`: new copies beside the live ones, then a switch nobody notices. */
export const rebuildViews: Operation<RebuildArgs, RebuildResult> = async function* (
  { system, projections: host, signal },
  { views, ...how },
  operator,
) {
  const named = mustBeNamed(views);
  if (how.acceptDifference)
    await recordRun(system, operator, {
      command: `projections rebuild ${named.join(' ')} --accept-difference`,
      task: 'rebuild',
    });
  const run = host.rebuild({ views: named, ...how, ...(signal && { signal }) });
  try {
    for (;;) {
      const step = await run.next();
      if (step.done) return step.value;
      const { done, total, perSecond, secondsLeft, phase, view } = step.value;
      yield { done, total, unit: 'events', perSecond, secondsLeft, note: view ? `${phase} ${view}` : phase };
    }
  } finally {
    // Stopped between two progresses: an unfinished build stays, and the next rebuild goes on with it.
    await run.return(nothing);
  }
};

/** `caseledger projections rebuild NAME|--all --dry-run`: what it would come to. */
export const planRebuilding: Operation<Pick<RebuildArgs, 'views'>, RebuildPlan> = async function* (
  { projections },
  { views },
) {
  return projections.plan(mustBeNamed(views));
};

function mustBeNamed(views: readonly string[]): readonly string[] {
  const unknown = views.filter((each) => viewNamed(each) === undefined);
  if (unknown.length > 0)
    throw new InvalidInput([
      { field: 'NAME', message: `${unknown.join(', ')}: must be among ${viewNames.join(', ')}` },
    ]);
  return views.length === 0 ? viewNames : views;
}
