import { systemClock } from '#kernel';
import type { Progress } from '#operations';
import { Interrupted, type Interruption, interruptions } from '../command-line/failures.js';
import { reachedText } from '../output/progress-text.js';
import type { ProgressView } from '../output/progress-view.js';

/** Shows how far long work is, and stops it between two steps when the signal aborts. @throws Interrupted */
export async function follow<Result>(
  run: AsyncGenerator<Progress, Result, void>,
  view: ProgressView,
  signal: AbortSignal,
): Promise<Result> {
  let latest: Progress | undefined;
  try {
    for (;;) {
      const step = await run.next();
      if (step.done) return step.value;
      latest = step.value;
      if (signal.aborted) {
        await run.return(undefined as never);
        signal.throwIfAborted();
      }
      view.show(latest);
    }
  } catch (error) {
    throw signal.aborted && isOf(signal, error)
      ? new Interrupted((signal.reason as Interrupted).by, latest && reachedText(latest))
      : error;
  } finally {
    view.end();
  }
}

/** Whether work ended for no other reason than that it was told to. */
const isOf = (signal: AbortSignal, error: unknown): boolean =>
  error === signal.reason || ['AbortError', 'ServerEnded'].includes((error as Error).name);

/** npx passes on a Ctrl-C that the terminal has sent already: only a later one is meant as a second one. */
const secondAfter = 1_000;

/** Runs work that Ctrl-C or SIGTERM stops cleanly; a second one ends the process at once. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  let since = 0;
  const stop = (by: Interruption) => {
    if (!stopping.signal.aborted) since = systemClock.monotonic();
    else if (systemClock.monotonic() - since > secondAfter) process.exit(interruptions[by]);
    stopping.abort(new Interrupted(by));
  };
  const signals = Object.keys(interruptions) as Interruption[];
  for (const each of signals) process.on(each, stop);
  try {
    return await work(stopping.signal);
  } finally {
    for (const each of signals) process.off(each, stop);
  }
}
