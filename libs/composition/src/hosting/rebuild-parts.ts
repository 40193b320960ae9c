import type { RebuildProgress, RebuildResult } from '#engine';

type Rebuilding = AsyncGenerator<RebuildProgress, RebuildResult, void>;

/** The views in so many parts, at most one for each view; each part reads the ledger once. */
export function partsOf(views: readonly string[], count: number): readonly (readonly string[])[] {
  const parts = Array.from({ length: Math.max(1, Math.min(count, views.length)) }, (): string[] => []);
  for (const [n, view] of views.entries()) parts[n % parts.length]?.push(view);
  return parts;
}

/** Rebuilds that run at the same time, as one. When one fails the others are stopped, and can be resumed like it. */
export async function* together(runs: readonly Rebuilding[]): Rebuilding {
  const [only] = runs;
  if (only !== undefined && runs.length === 1) return yield* only;
  const latest = new Map<Rebuilding, RebuildProgress>();
  const results: RebuildResult[] = [];
  const next = (run: Rebuilding) => run.next().then((step) => ({ run, step }));
  const waiting = new Map(runs.map((run) => [run, next(run)]));
  try {
    while (waiting.size > 0) {
      const { run, step } = await Promise.race(waiting.values());
      if (step.done) {
        results.push(step.value);
        waiting.delete(run);
      } else {
        latest.set(run, step.value);
        // To the end: of several that are ready the one that waited longest is heard.
        waiting.delete(run);
        waiting.set(run, next(run));
        // Before every part has spoken nobody knows how much there is.
        if (latest.size === runs.length) yield progressOf(step.value, [...latest.values()]);
      }
    }
  } finally {
    const left = [...waiting.values()];
    await Promise.all([...waiting.keys()].map((run) => run.return(nothing).catch(() => undefined)));
    await Promise.allSettled(left);
  }
  return {
    views: results.flatMap(({ views }) => views),
    events: results.reduce((most, { events }) => Math.max(most, events), 0),
    seconds: Math.max(...results.map(({ seconds }) => seconds)),
  };
}

const nothing: RebuildResult = { views: [], events: 0, seconds: 0 };

/** What the part does that spoke last, and the sums of all. */
function progressOf(spoke: RebuildProgress, all: readonly RebuildProgress[]): RebuildProgress {
  const sum = (of: (each: RebuildProgress) => number) => all.reduce((total, each) => total + of(each), 0);
  return {
    ...spoke,
    done: sum(({ done }) => done),
    total: sum(({ total }) => total),
    perSecond: sum(({ perSecond }) => perSecond),
    secondsLeft: Math.max(...all.map(({ secondsLeft }) => secondsLeft)),
  };
}
