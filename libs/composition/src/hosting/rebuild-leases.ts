import { KeptLease, type Leases, type Log, type RebuildProgress, type RebuildResult } from '#engine';
import { type Clock, Refused } from '#kernel';

/** Code of the refusal of a rebuild that runs already. */
export const rebuildRunning = 'rebuild_running';

type Rebuilding = AsyncGenerator<RebuildProgress, RebuildResult, void>;

interface LeasePorts {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
}

/** What lets its leases run out more often in a row does not come to an end on this machine. */
const mostLapses = 5;

/**
 * Runs the rebuild of some views while this process holds their leases: two processes would take each other's unfinished
 * copy. A machine that stood still for some seconds lets them run out: they are taken anew, and the rebuild goes on with
 * what was built. @throws Refused (`rebuild_running`) where another process has one of them, and what `rebuild` does
 */
export async function* underLeases(
  views: readonly string[],
  { leases, clock, log }: LeasePorts,
  signal: AbortSignal | undefined,
  rebuild: (signal: AbortSignal) => Rebuilding,
): Rebuilding {
  for (let lapses = 0; ; lapses++) {
    const held: KeptLease[] = [];
    try {
      for (const view of views) {
        const lease = await KeptLease.take(`rebuild:${view}`, { leases, clock, log });
        if (lease === undefined)
          throw new Refused(rebuildRunning, `another process rebuilds ${view} now: wait for its end`);
        held.push(lease);
      }
      return yield* rebuild(
        AbortSignal.any([...held.map(({ isLost }) => isLost), ...(signal ? [signal] : [])]),
      );
    } catch (error) {
      const lapsed = held.some(({ isLost }) => isLost.aborted && isLost.reason === error);
      if (!lapsed || signal?.aborted) throw error;
      if (lapses === mostLapses)
        throw new Error(
          'this machine stood still too often for a rebuild: free its processors or its disk, and run it again; it goes on where it was',
          { cause: error },
        );
      log.warn({ views }, 'a rebuild goes on after its lease had run out');
    } finally {
      await Promise.all(held.map((each) => each.release()));
    }
  }
}
