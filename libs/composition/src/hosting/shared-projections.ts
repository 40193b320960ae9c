import {
  HeldWork,
  keptUntil,
  LiveFirst,
  lagOf,
  obstacleTo,
  ProjectionRunner,
  type ProjectionStatus,
} from '#engine';
import type { CopyInfo } from '#read-store';
import { projections } from '../contexts.js';
import { HeldCopies } from './held-copies.js';
import { feedingFrom, type Ledgers, ledgerOf } from './ledger-of-view.js';
import { decode, type Feeding, projectionsNamed, type SharedPorts } from './projections-host.js';

const handOverMilliseconds = 500;
/** Another process asks for a free lease more often than that. */
const leftMilliseconds = 5_000;

/**
 * Views that several processes feed together: each view by the one that holds its lease. `feeds: false` takes no part
 * in it, but knows how far the views are.
 */
export function feedShared(ports: SharedPorts, { feeds }: { readonly feeds: boolean }): Feeding {
  const shared = new SharedFeeds(ports, feeds);
  return {
    status: () => status(ports, shared.running),
    needsRebuild: async () => outdated(await ports.readStore.copies(), ports),
    live: shared.live,
    stop: () => shared.stop(),
  };
}

/** What this process feeds: every view of which it gets the lease, or only those that a rebuild here holds. */
class SharedFeeds {
  readonly running = new Map<string, ProjectionRunner>();
  readonly live: HeldCopies;
  private readonly works = new Map<string, HeldWork>();
  /** Until when, by the monotonic clock, others are to have a view that this program cannot bring forward. */
  private readonly leftUntil = new Map<string, number>();
  /** The live copies of all views, before any that was replaced. */
  private readonly liveFirst: LiveFirst;

  constructor(
    private readonly ports: SharedPorts,
    always: boolean,
  ) {
    this.liveFirst = new LiveFirst(ports.clock);
    this.live = new HeldCopies(ports, {
      begin: (view) => this.begin(view),
      here: (view) => this.running.get(view),
      end: async (view) => (always ? undefined : this.end(view)),
      isStuck: (copy) => obstacle(copy, ports) !== undefined,
    });
    if (always) for (const { schema } of projections) this.begin(schema.name);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.works.keys()].map((view) => this.end(view)));
  }

  private begin(view: string): void {
    const { leases, clock, log } = this.ports;
    if (this.works.has(view)) return;
    const givesWay = async () =>
      clock.monotonic() < (this.leftUntil.get(view) ?? 0) || (await this.live.isWantedElsewhere(view));
    const held = { leases, clock, log, givesWay };
    this.works.set(view, new HeldWork(`view:${view}`, held, (lost) => this.feed(view, lost)));
  }

  private async end(view: string): Promise<void> {
    const work = this.works.get(view);
    this.works.delete(view);
    await work?.stop();
  }

  /** Until the lease is lost, handed over to a rebuild in another process, or of more use to another program. */
  private async feed(view: string, lost: AbortSignal): Promise<void> {
    const { ports, liveFirst } = this;
    const { clock } = ports;
    const projections = projectionsNamed([view]);
    const from = feedingFrom(ledgerOf(projections[0] ?? {}), ports);
    const runner = new ProjectionRunner({ ...ports, ...from, liveFirst, projections, decode });
    await runner.start();
    this.running.set(view, runner);
    try {
      while (!lost.aborted && !runner.isOfNoUse && !(await this.live.isWantedElsewhere(view)))
        await clock.sleep(handOverMilliseconds, lost);
      if (runner.isOfNoUse) this.leftUntil.set(view, clock.monotonic() + leftMilliseconds);
    } finally {
      this.running.delete(view);
      await runner.stop();
    }
  }
}

/** What is fed here as its runner says; the rest by the checkpoints that others write. */
async function status(
  ports: SharedPorts,
  running: ReadonlyMap<string, ProjectionRunner>,
): Promise<readonly ProjectionStatus[]> {
  const here = (await Promise.all([...running.values()].map((each) => each.status()))).flat();
  const known = new Set(here.map(({ name }) => name));
  const elsewhere = (await ports.readStore.copies())
    .filter(({ name, state }) => state !== 'building' && !known.has(name))
    .map(async (copy): Promise<ProjectionStatus> => {
      const { name, version, build, checkpoint, state } = copy;
      const { store } = feedingFrom(ledgerOf(projectionsNamed([name])[0] ?? {}), ports);
      const position = checkpoint?.ledgerId === store.ledgerId ? checkpoint.position : undefined;
      const found = obstacle(copy, ports);
      const until = state === 'previous' ? keptUntil(copy) : undefined;
      return {
        name,
        version,
        build,
        role: state === 'previous' ? 'previous' : 'live',
        position,
        ...(await lagOf({ ...ports, store, decode }, position, await store.head())),
        eventsPerSecond: 0,
        state: 'standby',
        reason: found?.isNewer
          ? `${found.reason}: a newer program feeds it`
          : 'another process feeds this copy',
        ...(state === 'live' && found !== undefined && !found.isNewer && { needsRebuild: found.reason }),
        ...(until !== undefined && { keptUntil: until }),
        hasCaughtUp: true,
        deadLetters: (await ports.deadLetters.list(name)).filter((each) => each.build === build).length,
      };
    });
  return [...here, ...(await Promise.all(elsewhere))];
}

const outdated = (copies: readonly CopyInfo[], ledgers: Ledgers) =>
  copies
    .filter(({ state }) => state === 'live')
    .flatMap((copy) => {
      const found = obstacle(copy, ledgers);
      // Beside a newer program only it goes forward: an older one would take its rebuild back.
      return found === undefined || found.isNewer ? [] : [{ name: copy.name, reason: found.reason }];
    });

/** Why this program cannot feed a live copy; undefined for a view that it does not have. */
function obstacle(copy: CopyInfo, ledgers: Ledgers) {
  const [projection] = projectionsNamed([copy.name]);
  return (
    projection &&
    obstacleTo(projection.schema, copy, feedingFrom(ledgerOf(projection), ledgers).store.ledgerId)
  );
}
