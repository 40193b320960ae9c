import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Runtime, System } from '#composition';
import { type Actor, NotFound } from '#kernel';
import { endOf, type Operation, operations, viewNamed, viewNames } from '#operations';
import { HttpProblem } from '../http/problem.js';
import type { RebuildResponse } from './projections.response.js';

const topic = 'rebuild';
/** Seconds. Of a rebuild whose process died nobody hears more, and another one may start. */
const lives = { running: 30, done: 86_400, failed: 86_400 } as const;
const triesToNoteTheEnd = 30;
const startLease = 'rebuild-start';
const startMilliseconds = 10_000;
const { 'roll-back-projection': rollBackProjection, 'retire-projection': retireProjection } = operations;

/** Rebuilds that were started over HTTP, one at a time in all processes, with their progress: shared notes. */
@Injectable()
export class Rebuilds implements OnModuleDestroy {
  /** One of this process runs, or is about to. */
  private busy = false;
  private running = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(
    private readonly system: System,
    private readonly runtime: Runtime,
  ) {}

  /** @throws Unavailable */
  find = async (id: string): Promise<RebuildResponse | undefined> =>
    (await this.known()).find((each) => each.id === id);

  /** @throws NotFound for an unknown view, HttpProblem 409 while another one runs, Unavailable */
  async start(name: string, dryRun: boolean): Promise<RebuildResponse> {
    const views = name === 'all' ? [...viewNames] : [mustBeNamed(name)];
    if (this.busy) throw runningAlready();
    const rebuild: RebuildResponse = { id: this.system.randomness.uuid(), views, dryRun, state: 'running' };
    this.busy = true;
    try {
      await this.announce(rebuild);
    } catch (error) {
      this.busy = false;
      throw error;
    }
    this.running = this.run({ ...rebuild });
    return rebuild;
  }

  /** A server that stops says so of its rebuild while there are stores to say it in. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  rollBack = (view: string, actor: Actor) => this.operate(rollBackProjection, view, actor);

  retire = (view: string, actor: Actor) => this.operate(retireProjection, view, actor);

  private async operate<Result>(
    operation: Operation<{ readonly view: string }, Result>,
    view: string,
    actor: Actor,
  ): Promise<Result> {
    const ports = { system: this.system, projections: this.runtime.projections };
    return endOf(operation(ports, { view: mustBeNamed(view) }, { actor }));
  }

  private async known(): Promise<readonly RebuildResponse[]> {
    return (await this.system.notes.list(topic)).map(({ note }) => note as RebuildResponse);
  }

  /** Under a lease: of two processes that look at the same time, one must see what the other one has written. */
  private async announce(rebuild: RebuildResponse): Promise<void> {
    const { leases } = this.system;
    if ((await leases.acquire(startLease, startMilliseconds)) === undefined) throw runningAlready();
    try {
      if ((await this.known()).some(({ state }) => state === 'running')) throw runningAlready();
      await this.note(rebuild);
    } finally {
      // It runs out by itself.
      await leases.release(startLease).catch(() => undefined);
    }
  }

  private async run(rebuild: RebuildResponse): Promise<void> {
    const ended = new AbortController();
    const noting = this.noteEverySecond(rebuild, ended.signal);
    await this.build(rebuild);
    ended.abort();
    await noting;
    // Before the note: whoever reads there that this one has ended may start the next one.
    this.busy = false;
    await this.noteEnd(rebuild);
  }

  private async build(rebuild: RebuildResponse): Promise<void> {
    try {
      const run = this.runtime.projections.rebuild(rebuild);
      let step = await run.next();
      while (!step.done) {
        if (this.stopping.signal.aborted)
          await run.throw(new Error('the server stopped before the views were rebuilt: start it again'));
        rebuild.progress = step.value;
        // Lets requests through where views are built in this thread.
        await this.system.clock.sleep(0);
        step = await run.next();
      }
      rebuild.result = { ...step.value, views: [...step.value.views] };
      rebuild.state = 'done';
    } catch (error) {
      rebuild.state = 'failed';
      rebuild.error = error instanceof Error ? error.message : 'unknown';
    }
  }

  /** Also while a step takes long: the note must not run out. */
  private async noteEverySecond(rebuild: RebuildResponse, ended: AbortSignal): Promise<void> {
    for (;;) {
      await this.system.clock.sleep(1_000, ended);
      if (ended.aborted) return;
      // A rebuild does not end because nobody can be told how far it is.
      await this.note(rebuild).catch(() => undefined);
    }
  }

  /** Tried again: who waits for the end would otherwise never hear of it. */
  private async noteEnd(rebuild: RebuildResponse): Promise<void> {
    for (let tries = 1; tries <= triesToNoteTheEnd; tries++)
      try {
        return await this.note(rebuild);
      } catch {
        if (this.stopping.signal.aborted) return;
        await this.system.clock.sleep(1_000, this.stopping.signal);
      }
  }

  private note = (rebuild: RebuildResponse): Promise<void> =>
    this.system.notes.put(topic, rebuild.id, rebuild, lives[rebuild.state]);
}

const runningAlready = () =>
  new HttpProblem(409, 'rebuild_running', 'A rebuild is running already: wait for its end.');

function mustBeNamed(name: string): string {
  if (viewNamed(name) === undefined) throw new NotFound();
  return name;
}
