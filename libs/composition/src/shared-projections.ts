import { HeldWork, lagOf, ProjectionRunner, type ProjectionStatus } from '#engine';
import type { CopyInfo } from '#read-store';
import { HeldCopies } from './held-copies.js';
import { projections } from './projections.js';
import { decode, type Feeding, projectionsNamed, type SharedPorts } from './projections-host.js';

const handOverMilliseconds = 500;

/**
 * Views that several processes feed together: each view by the one that holds its lease. `feeds: false` takes no part
 * in it, but knows how far the views are.
 */
export function feedShared(ports: SharedPorts, { feeds }: { readonly feeds: boolean }): Feeding {
  const shared = new SharedFeeds(ports, feeds);
  return {
    status: () => status(ports, shared.running),
    needsRebuild: async () => outdated(await ports.readStore.copies(), ports.store.ledgerId),
    live: shared.live,
    stop: () => shared.stop(),
  };
}

/** What this process feeds: every view of which it gets the lease, or only those that a rebuild here holds. */
class SharedFeeds {
  readonly running = new Map<string, ProjectionRunner>();
  readonly live: HeldCopies;
  private readonly works = new Map<string, HeldWork>();

  constructor(
    private readonly ports: SharedPorts,
    always: boolean,
  ) {
    this.live = new HeldCopies(ports, {
      begin: (view) => this.begin(view),
      here: (view) => this.running.get(view),
      end: async (view) => (always ? undefined : this.end(view)),
      isStuck: (copy) => obstacle(copy, ports.store.ledgerId) !== undefined,
    });
    if (always) for (const { schema } of projections) this.begin(schema.name);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.works.keys()].map((view) => this.end(view)));
  }

  private begin(view: string): void {
    const { leases, clock, log } = this.ports;
    if (this.works.has(view)) return;
    const givesWay = () => this.live.isWantedElsewhere(view);
    const held = { leases, clock, log: log.warn, givesWay };
    this.works.set(view, new HeldWork(`view:${view}`, held, (lost) => this.feed(view, lost)));
  }

  private async end(view: string): Promise<void> {
    const work = this.works.get(view);
    this.works.delete(view);
    await work?.stop();
  }

  /** Until the lease is lost, or handed over to a rebuild in another process. */
  private async feed(view: string, lost: AbortSignal): Promise<void> {
    const runner = new ProjectionRunner({ ...this.ports, projections: projectionsNamed([view]), decode });
    await runner.start();
    this.running.set(view, runner);
    try {
      while (!lost.aborted && !(await this.live.isWantedElsewhere(view)))
        await this.ports.clock.sleep(handOverMilliseconds, lost);
    } finally {
      this.running.delete(view);
      await runner.stop();
    }
  }
}

/** Resolves when it aborts. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** What is fed here as its runner says; the rest by the checkpoints that others write. */
async function status(
  ports: SharedPorts,
  running: ReadonlyMap<string, ProjectionRunner>,
): Promise<readonly ProjectionStatus[]> {
  const here = (await Promise.all([...running.values()].map((each) => each.status()))).flat();
  const known = new Set(here.map(({ name }) => name));
  const head = await ports.store.head();
  const elsewhere = (await ports.readStore.copies())
    .filter(({ name, state }) => state === 'live' && !known.has(name))
    .map(async ({ name, version, build, checkpoint }): Promise<ProjectionStatus> => {
      const position = checkpoint?.ledgerId === ports.store.ledgerId ? checkpoint.position : undefined;
      const needsRebuild = obstacle({ name, version, checkpoint }, ports.store.ledgerId);
      return {
        name,
        version,
        build,
        role: 'live',
        position,
        ...(await lagOf({ ...ports, decode }, position, head)),
        eventsPerSecond: 0,
        state: 'standby',
        reason: 'another process feeds this copy',
        ...(needsRebuild !== undefined && { needsRebuild }),
        deadLetters: (await ports.deadLetters.list(name)).filter((each) => each.build === build).length,
      };
    });
  return [...here, ...(await Promise.all(elsewhere))];
}

const outdated = (copies: readonly CopyInfo[], ledgerId: string) =>
  copies
    .filter(({ state }) => state === 'live')
    .flatMap((copy) => {
      const reason = obstacle(copy, ledgerId);
      return reason === undefined ? [] : [{ name: copy.name, reason }];
    });

/** Why only a rebuild brings a live copy forward. */
function obstacle(
  { name, version, checkpoint }: Pick<CopyInfo, 'name' | 'version' | 'checkpoint'>,
  ledgerId: string,
): string | undefined {
  const schema = projections.map((each) => each.schema).find((each) => each.name === name);
  if (schema === undefined) return undefined;
  if (version !== schema.version)
    return `its live copy is of version ${version}, the program's is ${schema.version}`;
  if (checkpoint !== undefined && checkpoint.ledgerId !== ledgerId)
    return 'its live copy was fed from another ledger';
  return undefined;
}
