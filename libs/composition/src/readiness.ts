import type { Runtime } from './runtime.js';
import type { System } from './system.js';

/** One part that must work. Names parts, never data. */
export interface ReadinessCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail?: string;
}

const manyFailures = 5;

/** What every process needs, whether it answers people or feeds views. */
export function readinessOf({
  system,
  runtime,
}: {
  readonly system: Pick<System, 'store' | 'readStore'>;
  readonly runtime: Pick<Runtime, 'projections' | 'processes'>;
}): Promise<readonly ReadinessCheck[]> {
  return Promise.all([
    readinessCheck('event store', () => system.store.head()),
    readinessCheck('read store', async () => {
      if (!(await system.readStore.healthy())) throw new Error('writes are not kept');
    }),
    readinessCheck('projections', async () => {
      const stuck = (await runtime.projections.status()).filter(
        ({ role, state }) =>
          role === 'live' && (state === 'stopped' || state === 'retrying' || state === 'unfed'),
      );
      if (stuck.length > 0) throw new Error(stuck.map(({ name, state }) => `${name} is ${state}`).join(', '));
    }),
    readinessCheck('processes', async () => {
      const stuck = runtime.processes().filter(({ failures }) => failures >= manyFailures);
      if (stuck.length > 0) throw new Error(stuck.map(({ name }) => `${name} keeps failing`).join(', '));
    }),
  ]);
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
