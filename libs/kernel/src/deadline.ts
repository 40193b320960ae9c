import type { Clock } from './clock.js';

/**
 * Runs `work` with a signal that aborts after so many milliseconds, or when `also` does. What ignores its signal is
 * waited for all the same.
 */
export async function within<T>(
  clock: Pick<Clock, 'sleep'>,
  { milliseconds, also }: { readonly milliseconds: number; readonly also: AbortSignal },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const done = new AbortController();
  void clock.sleep(milliseconds, done.signal).then(() => {
    if (!done.signal.aborted) late.abort();
  });
  try {
    return await work(AbortSignal.any([late.signal, also]));
  } finally {
    done.abort();
  }
}
