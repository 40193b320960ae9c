import { processesLease, processNames, type System } from '#composition';
import type { ProcessCheckpoint } from '#engine';
import { InvalidInput, Refused } from '#kernel';
import type { Operation } from './operation.js';

const leaseMilliseconds = 30_000;

export interface ProcessRow {
  readonly name: string;
  /** Undefined: it stands before the first event, or was never started. */
  readonly position: string | undefined;
  /** Events that it has not looked at yet. */
  readonly waiting: number;
  /** `not started`: the server refuses to start until somebody says from where. */
  readonly state: 'started' | 'not started';
}

/** `caseledger processes status`: how far every process has come. */
export const processStatus: Operation<Record<string, never>, readonly ProcessRow[]> = async function* ({
  system,
}) {
  const { store, processCheckpoints } = system;
  return Promise.all(
    processNames.map(async (name): Promise<ProcessRow> => {
      const known = await processCheckpoints.get(name);
      const ours = known?.ledgerId === store.ledgerId ? known : undefined;
      return {
        name,
        position: ours?.position,
        waiting: await store.countAfter(ours?.position),
        state: ours === undefined ? 'not started' : 'started',
      };
    }),
  );
};

/**
 * Gives a process its first checkpoint on this ledger (see ProcessNotStarted). Only while no server runs.
 * @throws InvalidInput for an unknown name, Refused when it has one: moving it would repeat or leave out work, or when
 * another machine runs the processes
 */
export async function startProcess(
  system: System,
  name: string,
  from: 'now' | 'beginning',
): Promise<ProcessCheckpoint> {
  const { store, processCheckpoints } = system;
  if (!processNames.includes(name))
    throw new InvalidInput([{ field: 'NAME', message: `${name}: must be among ${processNames.join(', ')}` }]);
  if ((await processCheckpoints.get(name))?.ledgerId === store.ledgerId)
    throw new Refused(
      'process_started',
      `${name} has a checkpoint on this ledger already: nothing was changed`,
    );
  const beginning = { ledgerId: store.ledgerId, position: undefined, eventId: undefined };
  const checkpoint = from === 'now' ? { ...beginning, ...(await lastEvent(system)) } : beginning;
  await alone(system, () => processCheckpoints.set(name, checkpoint));
  return checkpoint;
}

/** Checkpoints of another ledger carry the epoch of whoever moved them last: they are replaced under a newer one. */
async function alone({ leases, runProcessesUnder }: System, work: () => Promise<void>): Promise<void> {
  const lease = await leases.acquire(processesLease, leaseMilliseconds);
  if (lease === undefined)
    throw new Refused('processes_running', 'another process runs the processes now: stop it first');
  runProcessesUnder(lease.epoch);
  try {
    await work();
  } finally {
    await leases.release(processesLease);
  }
}

async function lastEvent({ store }: System) {
  let last: { readonly position: string; readonly eventId: string } | undefined;
  for await (const page of store.readAll({ pageSize: 5_000 })) {
    const event = page.at(-1);
    if (event !== undefined) last = { position: event.position, eventId: event.id };
  }
  return last;
}
