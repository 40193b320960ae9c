import type { RebuildResult } from '#engine';
import { InvalidInput } from '#kernel';
import type { Operation } from './operation.js';
import { viewNamed, viewNames } from './views.js';

export interface RebuildArgs {
  /** Names of views; empty for all. */
  readonly views: readonly string[];
  readonly dryRun: boolean;
}

const nothing: RebuildResult = { views: [], events: 0, seconds: 0 };

/** `caseledger projections rebuild NAME|--all`: new copies beside the live ones, then a switch nobody notices. */
export const rebuildViews: Operation<RebuildArgs, RebuildResult> = async function* (
  { projections: host, signal },
  { views, dryRun },
) {
  const unknown = views.filter((each) => viewNamed(each) === undefined);
  if (unknown.length > 0)
    throw new InvalidInput([
      { field: 'NAME', message: `${unknown.join(', ')}: must be among ${viewNames.join(', ')}` },
    ]);
  const run = host.rebuild({
    views: views.length === 0 ? viewNames : views,
    dryRun,
    ...(signal && { signal }),
  });
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
