import type { ProjectionStatus } from '#engine';
import type { Config } from '#settings';
import { projections } from '../contexts.js';
import type { Runtime } from './runtime.js';
import type { WriteWatch } from './store-writes.js';
import type { System } from './system.js';

/** One part that must work. Names parts, never data. */
export interface ReadinessCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail?: string;
}

/** What is asked. */
export interface Watched {
  readonly system: Pick<System, 'store' | 'readStore' | 'writes' | 'files'> & {
    readonly config: Pick<Config, 'readyLagSeconds'>;
  };
  readonly runtime: Pick<Runtime, 'projections' | 'processes' | 'sealingRefused'>;
}

const manyFailures = 5;
const stuckStates: readonly ProjectionStatus['state'][] = ['stopped', 'retrying', 'unfed'];

/** What every process needs, whether it answers people or feeds views. */
function readinessOf({ system, runtime }: Watched): Promise<readonly ReadinessCheck[]> {
  const { store, readStore, writes, config, files } = system;
  return Promise.all([
    readinessCheck('event store', async () => {
      await store.head();
      mustBeTaken(writes.events);
    }),
    readinessCheck('ledger of looks', async () => mustBeTaken(writes.looks)),
    readinessCheck('key store', async () => mustBeTaken(writes.keys)),
    readinessCheck('read store', async () => {
      if (!(await readStore.healthy())) throw new Error('writes are not kept');
    }),
    readinessCheck('documents', () => files.check()),
    readinessCheck('projections', async () => {
      const live = (await runtime.projections.status()).filter(({ role }) => role === 'live');
      const troubles = [
        ...((await store.head()) === undefined ? [] : missing(live)),
        ...live.flatMap((view) => troubleOf(view, config.readyLagSeconds) ?? []),
      ];
      if (troubles.length > 0) throw new Error(troubles.join(', '));
    }),
    readinessCheck('processes', async () => {
      const stuck = runtime.processes().filter(({ failures }) => failures >= manyFailures);
      if (stuck.length > 0) throw new Error(stuck.map(({ name }) => `${name} keeps failing`).join(', '));
    }),
  ]);
}

/** What a probe answers, and whether this process is ready. */
export interface Readiness {
  readonly ok: boolean;
  readonly body: {
    readonly status: 'ok' | 'not ready';
    /** `refused`: a contradiction was found, and nothing is sealed before somebody has looked. Commands go on. */
    readonly sealing: 'ok' | 'refused';
    readonly checks: readonly ReadinessCheck[];
  };
}

/** `more`: checks of this kind of process alone. */
export async function readinessAnswer(
  watched: Watched,
  more: readonly ReadinessCheck[] = [],
): Promise<Readiness> {
  const checks = [...(await readinessOf(watched)), ...more];
  const ok = checks.every((each) => each.ok);
  const sealing = watched.runtime.sealingRefused().length > 0 ? 'refused' : 'ok';
  return { ok, body: { status: ok ? 'ok' : 'not ready', sealing, checks } };
}

function mustBeTaken({ trouble }: WriteWatch): void {
  if (trouble !== undefined) throw new Error(trouble);
}

/** Views that nobody has begun to make. */
const missing = (live: readonly ProjectionStatus[]): readonly string[] =>
  projections
    .filter(({ schema }) => !live.some(({ name }) => name === schema.name))
    .map(({ schema }) => `${schema.name} is not there yet`);

/**
 * What is wrong with a view for whoever reads it now. `longest`: seconds that it may be behind; 0: any number. A view
 * that is made for the first time is not there before it is at the head.
 */
function troubleOf(view: ProjectionStatus, longest: number): string | undefined {
  const { name, state, lagEvents, lagSeconds, hasCaughtUp } = view;
  if (stuckStates.includes(state)) return `${name} is ${state}`;
  if (!hasCaughtUp && lagEvents > 0) return `${name} catches up: ${lagEvents} events to go`;
  const isBehind = longest > 0 && lagSeconds > longest;
  return isBehind ? `${name} is ${Math.round(lagSeconds)} seconds behind` : undefined;
}

/** Not ok, and why, when it throws. */
export async function readinessCheck(name: string, look: () => Promise<unknown>): Promise<ReadinessCheck> {
  try {
    await look();
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : 'unknown' };
  }
}
