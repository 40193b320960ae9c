import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Runtime, System } from '#composition';
import { type Actor, NotFound } from '#kernel';
import { endOf, operations, type ResultOf, viewNamed, viewNames } from '#operations';
import { HttpProblem } from '../http/problem.js';
import { LiveHub } from '../live/live-hub.js';
import type { RebuildResponse } from './projections.response.js';
import { RebuildNotes } from './rebuild-notes.js';

const startLease = 'rebuild-start';
const startMilliseconds = 10_000;
const { 'roll-back-projection': rollBackProjection, 'retire-projection': retireProjection } = operations;

/** How a rebuild was asked for. */
export interface Wanted {
  readonly dryRun?: boolean;
  readonly compareOnly?: boolean;
  readonly parallel?: number;
}

/** Who accepts a difference, and why. */
export type Accepted = NonNullable<RebuildResponse['accepted']>;

/** Rebuilds that were started over HTTP, one at a time in all processes. */
@Injectable()
export class Rebuilds implements OnModuleDestroy {
  /** One of this process runs, or is about to. */
  private busy = false;
  private running = Promise.resolve();
  private readonly stopping = new AbortController();
  private readonly notes: RebuildNotes;

  constructor(
    private readonly system: System,
    private readonly runtime: Runtime,
    live: LiveHub,
  ) {
    this.notes = new RebuildNotes(system, ({ rebuildId }) =>
      live.changed([`rebuild:${rebuildId}`, 'projections']),
    );
  }

  /** @throws Unavailable */
  find = async (id: string): Promise<RebuildResponse | undefined> =>
    (await this.notes.all()).find((each) => each.rebuildId === id);

  /** The last ones, newest first. @throws Unavailable */
  list = async (): Promise<readonly RebuildResponse[]> =>
    [...(await this.notes.all())].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));

  /** @throws NotFound for an unknown view, HttpProblem 409 while another one runs or the disk is short, Unavailable */
  async start(names: readonly string[], wanted: Wanted = {}): Promise<RebuildResponse> {
    const views = names.includes('all') ? [...viewNames] : names.map(mustBeNamed);
    const id = this.system.randomness.uuid();
    const { dryRun = false, compareOnly = false } = wanted;
    const startedAt = this.system.clock.now();
    const rebuild: RebuildResponse = {
      ...{ id, rebuildId: id, views, dryRun, compareOnly, startedAt },
      state: 'running',
    };
    if (dryRun) {
      const planned = {
        ...rebuild,
        state: 'done' as const,
        plan: await this.runtime.projections.plan(views),
      };
      await this.notes.put(planned);
      return planned;
    }
    return this.begin(rebuild, wanted.parallel === undefined ? {} : { parallel: wanted.parallel });
  }

  /** Switches to what differs. @throws NotFound, HttpProblem 409 (`nothing_to_accept` and as `start`), Unavailable */
  async accept(id: string, accepted: Accepted, record: () => Promise<void>): Promise<RebuildResponse> {
    const found = await this.find(id);
    if (found === undefined) throw new NotFound();
    const kept = (found.result?.views ?? []).filter((each) => each.kept);
    const copies = await this.system.readStore.copies();
    const views = kept
      .filter(({ name, build }) =>
        copies.some((each) => each.name === name && each.build === build && each.state === 'building'),
      )
      .map(({ name }) => name);
    if (views.length === 0)
      throw new HttpProblem(
        409,
        'nothing_to_accept',
        'There is no difference to accept: the copies of this rebuild are equal, are switched already, or were retired.',
      );
    await record();
    return this.begin({ ...found, views, state: 'running', accepted }, { acceptDifference: true });
  }

  /** A server that stops says so of its rebuild while there are stores to say it in. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  rollBack = (view: string, actor: Actor) =>
    endOf(rollBackProjection(this.ports, { view: mustBeNamed(view) }, { actor }));

  retire = (view: string, build: string | undefined, actor: Actor) =>
    endOf(
      retireProjection(
        this.ports,
        { view: mustBeNamed(view), ...(build !== undefined && { build }) },
        { actor },
      ),
    );

  private get ports() {
    return { system: this.system, projections: this.runtime.projections };
  }

  private async begin(
    rebuild: RebuildResponse,
    how: { readonly acceptDifference?: boolean; readonly parallel?: number },
  ): Promise<RebuildResponse> {
    if (this.busy) throw runningAlready();
    this.busy = true;
    try {
      await this.announce(rebuild);
    } catch (error) {
      this.busy = false;
      throw error;
    }
    this.running = this.run({ ...rebuild }, how);
    return rebuild;
  }

  /** Under a lease: of two processes that look at the same time, one must see what the other one has written. */
  private async announce(rebuild: RebuildResponse): Promise<void> {
    const { leases } = this.system;
    if ((await leases.acquire(startLease, startMilliseconds)) === undefined) throw runningAlready();
    try {
      if ((await this.notes.all()).some(({ state }) => state === 'running')) throw runningAlready();
      await this.expectRoom(rebuild.views);
      await this.notes.put(rebuild);
    } finally {
      // It runs out by itself.
      await leases.release(startLease).catch(() => undefined);
    }
  }

  private async expectRoom(views: readonly string[]): Promise<void> {
    const short = await this.runtime.projections.lacksRoom(views);
    if (short !== undefined) throw new HttpProblem(409, 'disk_short', `${short}.`);
  }

  private async run(rebuild: RebuildResponse, how: object): Promise<void> {
    const ended = new AbortController();
    const noting = this.notes.putEverySecond(rebuild, ended.signal);
    await this.build(rebuild, how);
    ended.abort();
    await noting;
    // Before the note: whoever reads there that this one has ended may start the next one.
    this.busy = false;
    await this.notes.putEnd(rebuild, this.stopping.signal);
  }

  private async build(rebuild: RebuildResponse, how: object): Promise<void> {
    try {
      const { views, compareOnly } = rebuild;
      const run = this.runtime.projections.rebuild({ views, compareOnly, ...how });
      let step = await run.next();
      while (!step.done) {
        if (this.stopping.signal.aborted)
          await run.throw(new Error('the server stopped before the views were rebuilt: start it again'));
        rebuild.progress = step.value;
        step = await run.next();
      }
      rebuild.result = { ...step.value, views: step.value.views.map(viewBody) };
      rebuild.state = 'done';
    } catch (error) {
      rebuild.state = 'failed';
      rebuild.error = error instanceof Error ? error.message : 'unknown';
    }
  }
}

type ViewBody = NonNullable<RebuildResponse['result']>['views'][number];
type View = ResultOf<'rebuild-projections'>['views'][number];

const viewBody = ({ difference, ...view }: View): ViewBody => ({
  ...view,
  ...(difference && { difference: { ...difference, ids: [...difference.ids] } }),
});

const runningAlready = () =>
  new HttpProblem(409, 'rebuild_running', 'A rebuild is running already: wait for its end.');

function mustBeNamed(name: string): string {
  if (viewNamed(name) === undefined) throw new NotFound();
  return name;
}
