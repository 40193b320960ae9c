import { setTimeout as after } from 'node:timers/promises';

/** Far longer than anything stands still that goes on at all, on a machine with much else to do. */
const patienceMilliseconds = 90_000;
const pollMilliseconds = 50;

/** What is still missing, in words that change as it comes nearer; undefined once nothing is. */
type Missing = () => string | undefined | Promise<string | undefined>;

const late = Symbol();

/**
 * Waits until nothing is missing any more, for as long as it comes nearer.
 * @throws with what was waited for, what is missing, and what `seen` tells, once that has stood still for too long
 */
export async function until(what: string, missing: Missing, seen: () => string = () => ''): Promise<void> {
  let before = 'nobody has answered yet';
  let since = performance.now();
  for (;;) {
    const left = since + patienceMilliseconds - performance.now();
    const now = await within(Math.max(left, pollMilliseconds), Promise.resolve(missing()));
    if (now === undefined) return;
    if (now === late) throw new Error(`${what}: waited in vain. ${before}; then nobody answered.\n${seen()}`);
    if (now === before && left <= 0) throw new Error(`${what}: waited in vain. ${before}.\n${seen()}`);
    if (now !== before) since = performance.now();
    before = now;
    await after(pollMilliseconds);
  }
}

/** The same for what is not asked again and again, but comes by itself. */
export async function inTime<T>(what: string, coming: Promise<T>, seen: () => string = () => ''): Promise<T> {
  const came = await within(patienceMilliseconds, coming);
  if (came === late) throw new Error(`${what}: waited in vain.\n${seen()}`);
  return came;
}

async function within<T>(milliseconds: number, coming: Promise<T>): Promise<T | typeof late> {
  const over = new AbortController();
  const tooLate = after(milliseconds, late, { signal: over.signal });
  tooLate.catch(() => undefined);
  try {
    return await Promise.race([coming, tooLate]);
  } finally {
    over.abort();
  }
}
