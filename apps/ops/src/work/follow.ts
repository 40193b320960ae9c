import type { Progress } from '#composition';
import { systemClock } from '#kernel';
import { exitCodes, Interrupted } from '../command-line/failures.js';
import type { ProgressView } from '../output/progress-view.js';

/** Shows how far long work is, and stops it between two steps when the signal aborts. @throws Interrupted */
export async function follow<Result>(
  run: AsyncGenerator<Progress, Result, void>,
  view: ProgressView,
  signal: AbortSignal,
): Promise<Result> {
  try {
    for (;;) {
      const step = await run.next();
      if (step.done) return step.value;
      if (signal.aborted) {
        await run.return(undefined as never);
        throw new Interrupted();
      }
      view.show(step.value);
    }
  } finally {
    view.end();
  }
}

/** npx passes on a Ctrl-C that the terminal has sent already: only a later one is meant as a second one. */
const secondAfter = 1_000;

/** Runs work that Ctrl-C stops cleanly; a second one ends the process at once. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  let since = 0;
  const stop = () => {
    if (!stopping.signal.aborted) since = systemClock.monotonic();
    else if (systemClock.monotonic() - since > secondAfter) process.exit(exitCodes.interrupted);
    stopping.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await work(stopping.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
