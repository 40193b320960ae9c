import type { Instant } from '#kernel';
import type { MovedClock } from './moved-clock.js';

/** Something that happens at a moment. Steps of one thread follow each other, those of others may overlap them. */
export interface Step {
  readonly at: Instant;
  readonly thread: string;
  readonly run: () => Promise<void>;
}

const mostAtOnce = 64;

/**
 * Runs steps in the order of their moments, many at once: the ledger grows (nearly) in the order of time.
 * The first failure ends it, once nothing runs any more.
 */
export async function inOrder(
  clock: MovedClock,
  steps: readonly Step[],
  onDone: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const ends = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();
  let done = 0;
  const begin = ({ at, thread, run }: Step): Promise<void> => {
    const before = ends.get(thread) ?? Promise.resolve();
    const mine = before
      .then(() => clock.at(at, run))
      .then(() => {
        running.delete(mine);
        onDone(++done, steps.length);
      });
    ends.set(thread, mine);
    return mine;
  };
  try {
    for (const step of [...steps].sort(byMoment)) {
      running.add(begin(step));
      if (running.size >= mostAtOnce) await Promise.race(running);
    }
    await Promise.all(running);
  } finally {
    await Promise.allSettled(running);
  }
}

const byMoment = (a: Step, b: Step) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
