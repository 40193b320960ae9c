import {
  HeldWork,
  type Leases,
  type LiveFeeds,
  lagOf,
  ProjectionRunner,
  type ProjectionStatus,
} from '#engine';
import { comparePositions } from '#event-store';
import type { CopyInfo, ViewCopy } from '#read-store';
import { projections } from './projections.js';
import { decode, type Feeding, type ProjectionPorts } from './projections-host.js';

export interface SharedPorts extends ProjectionPorts {
  readonly leases: Leases;
}

const heldLease = (view: string) => `hold:${view}`;

const holdMilliseconds = 15_000;
const pollMilliseconds = 100;
const patienceMilliseconds = 60_000;

/**
 * Views that several processes feed together: each view by the one that holds its lease. `feeds: false` takes no part
 * in it, but knows how far the views are.
 */
export function feedShared(ports: SharedPorts, { feeds }: { readonly feeds: boolean }): Feeding {
  const running = new Map<string, ProjectionRunner>();
  const { leases, clock, log } = ports;
  const live = new HeldCopies(ports);
  const mayTakeOver = async (view: string) => !(await live.isHeld(view));
  const works = (feeds ? projections : []).map(
    (projection) =>
      new HeldWork(
        `view:${projection.schema.name}`,
        { leases, clock, log: (fields, message) => log.warn(fields, message) },
        async (lost) => {
          const runner = new ProjectionRunner({ ...ports, projections: [projection], decode, mayTakeOver });
          await runner.start();
          running.set(projection.schema.name, runner);
          await aborted(lost);
          running.delete(projection.schema.name);
          await runner.stop();
        },
      ),
  );
  return {
    status: () => status(ports, running),
    needsRebuild: async () => outdated(await ports.readStore.copies(), ports.store.ledgerId),
    live,
    stop: async () => void (await Promise.all(works.map((each) => each.stop()))),
  };
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

/**
 * Makes the live copy stand still whichever process feeds it: a lease keeps the others from taking it over, and a
 * claim fences the present owner off. After the switch that owner finds the new copy by its pointer.
 */
class HeldCopies implements LiveFeeds {
  private readonly holds = new Map<string, AbortController>();

  constructor(private readonly ports: SharedPorts) {}

  /** Whether a rebuild, here or elsewhere, makes this view's live copy stand still. */
  async isHeld(view: string): Promise<boolean> {
    return this.holds.has(view) || (await this.ports.leases.acquire(heldLease(view), 1)) === undefined;
  }

  async holdAt(view: string, atLeast: string | undefined) {
    const { leases, readStore, clock, store } = this.ports;
    const until = clock.monotonic() + patienceMilliseconds;
    const schema = projections.map((each) => each.schema).find(({ name }) => name === view);
    while (schema !== undefined && clock.monotonic() < until) {
      const info = (await readStore.copies()).find(({ name, state }) => name === view && state === 'live');
      if (info === undefined || obstacle(info, store.ledgerId) !== undefined) return undefined;
      const there = comparePositions(info.checkpoint?.position, atLeast) >= 0;
      if (there && (await leases.acquire(heldLease(view), holdMilliseconds)) !== undefined) {
        void this.keep(view);
        return this.claim(await readStore.copy(schema, info.build));
      }
      await clock.sleep(pollMilliseconds);
    }
    return undefined;
  }

  async release(view: string): Promise<void> {
    this.holds.get(view)?.abort();
    this.holds.delete(view);
    await this.ports.leases.release(heldLease(view));
  }

  /** A comparison may take long; a process that dies in it must not keep the view standing. */
  private async keep(view: string): Promise<void> {
    const { leases, clock, log } = this.ports;
    const released = new AbortController();
    this.holds.set(view, released);
    for (;;) {
      await clock.sleep(holdMilliseconds / 3, released.signal);
      if (released.signal.aborted) return;
      try {
        await leases.acquire(heldLease(view), holdMilliseconds);
      } catch (error) {
        log.warn({ view, error: String(error) }, 'the hold of a view cannot be prolonged');
      }
    }
  }

  private async claim(copy: ViewCopy): Promise<{ readonly position: string | undefined }> {
    const { position } = await copy.claim(this.ports.store.ledgerId);
    await copy.close();
    return { position };
  }
}
