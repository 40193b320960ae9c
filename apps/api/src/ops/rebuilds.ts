import { Injectable } from '@nestjs/common';
import { type Operation, operations, projections, Runtime, System } from '#composition';
import type { RebuildProgress, RebuildResult } from '#engine';
import { type Actor, NotFound } from '#kernel';
import { HttpProblem } from '../http/problem.js';

interface Rebuild {
  readonly id: string;
  readonly views: readonly string[];
  readonly dryRun: boolean;
  state: 'running' | 'done' | 'failed';
  progress?: RebuildProgress;
  result?: RebuildResult;
  error?: string;
}

const kept = 50;
const { 'roll-back-projection': rollBackProjection, 'retire-projection': retireProjection } = operations;

/** Rebuilds that were started over HTTP, one at a time, with their progress. */
@Injectable()
export class Rebuilds {
  private readonly known = new Map<string, Rebuild>();

  constructor(
    private readonly system: System,
    private readonly runtime: Runtime,
  ) {}

  find = (id: string): Rebuild | undefined => this.known.get(id);

  /** @throws NotFound for an unknown view, HttpProblem 409 while another one runs */
  start(name: string, dryRun: boolean): Rebuild {
    const views = name === 'all' ? projections.map(({ schema }) => schema.name) : [viewNamed(name)];
    if ([...this.known.values()].some(({ state }) => state === 'running'))
      throw new HttpProblem(409, 'rebuild_running', 'A rebuild is running already: wait for its end.');
    const rebuild: Rebuild = { id: this.system.randomness.uuid(), views, dryRun, state: 'running' };
    this.known.set(rebuild.id, rebuild);
    if (this.known.size > kept) this.known.delete(this.known.keys().next().value as string);
    void this.run(rebuild);
    return rebuild;
  }

  rollBack = (view: string, actor: Actor) => this.operate(rollBackProjection, view, actor);

  retire = (view: string, actor: Actor) => this.operate(retireProjection, view, actor);

  private async operate<Result>(
    operation: Operation<{ readonly view: string }, Result>,
    view: string,
    actor: Actor,
  ): Promise<Result> {
    const run = operation(
      { system: this.system, projections: this.runtime.projections },
      { view: viewNamed(view) },
      { actor },
    );
    let step = await run.next();
    while (!step.done) step = await run.next();
    return step.value;
  }

  private async run(rebuild: Rebuild): Promise<void> {
    try {
      const run = this.runtime.projections.rebuild(rebuild);
      let step = await run.next();
      while (!step.done) {
        rebuild.progress = step.value;
        // Lets requests through where views are built in this thread.
        await this.system.clock.sleep(0);
        step = await run.next();
      }
      rebuild.result = step.value;
      rebuild.state = 'done';
    } catch (error) {
      rebuild.state = 'failed';
      rebuild.error = error instanceof Error ? error.message : 'unknown';
    }
  }
}

function viewNamed(name: string): string {
  if (!projections.some(({ schema }) => schema.name === name)) throw new NotFound();
  return name;
}
