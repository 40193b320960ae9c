import { Injectable } from '@nestjs/common';
import { projections, Runtime, System } from '#composition';
import type { RebuildProgress, RebuildResult } from '#engine';
import { NotFound } from '#kernel';
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

  async rollBack(name: string): Promise<{ readonly view: string; readonly build: string }> {
    const view = viewNamed(name);
    const { readStore } = this.system;
    const copies = (await readStore.copies()).filter((each) => each.name === view);
    const live = copies.find(({ state }) => state === 'live');
    const previous = copies.filter(({ state }) => state === 'previous').at(-1);
    const projection = projections.find(({ schema }) => schema.name === view);
    if (live === undefined || previous === undefined || projection === undefined)
      throw new HttpProblem(409, 'no_previous_copy', 'There is no previous copy to go back to.');
    const schema = { ...projection.schema, version: previous.version };
    if (!(await readStore.flip(schema, previous.build, live.build)))
      throw new HttpProblem(
        409,
        'conflict',
        'Somebody else switched this view at the same moment. Look again.',
      );
    return { view, build: previous.build };
  }

  async retire(name: string): Promise<{ readonly view: string; readonly retired: readonly string[] }> {
    const view = viewNamed(name);
    const copies = (await this.system.readStore.copies()).filter(
      (each) => each.name === view && each.state === 'previous',
    );
    for (const { build } of copies) await this.system.readStore.retire(view, build);
    return { view, retired: copies.map(({ build }) => build) };
  }

  private async run(rebuild: Rebuild): Promise<void> {
    try {
      const run = this.runtime.projections.rebuild(rebuild);
      let step = await run.next();
      while (!step.done) {
        rebuild.progress = step.value;
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
