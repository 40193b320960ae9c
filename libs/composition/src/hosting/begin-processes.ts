import { LeaseLost, type Process, type ProcessCheckpoint, ProcessNotStarted } from '#engine';
import { type ProcessPorts, processesOf } from '#processes';
import type { System } from './system.js';

/** Every process of the product: names and beginnings do not depend on what the processes work with. */
const processes: readonly Pick<Process, 'name' | 'begins'>[] = processesOf({} as ProcessPorts);

export const processNames: readonly string[] = processes.map(({ name }) => name);

/**
 * In an empty ledger every process begins at its beginning, before anybody can append, whichever of several programs
 * will run them. On a ledger that has processes, one that a newer program brought begins as it says. Where none has begun,
 * or one stands in another ledger, somebody has to say from where: see ProcessNotStarted.
 */
export async function beginProcesses({ store, processCheckpoints }: BeginPorts): Promise<void> {
  const beginning = { ledgerId: store.ledgerId, position: undefined, eventId: undefined };
  const isEmpty = (await store.head()) === undefined;
  const known = await Promise.all(processNames.map((name) => processCheckpoints.get(name)));
  const now = furthest(known.filter((each) => each?.ledgerId === store.ledgerId));
  if (!isEmpty && now === undefined) return;
  for (const [n, { name, begins }] of processes.entries()) {
    if (!isEmpty && known[n] !== undefined) continue;
    try {
      await processCheckpoints.set(name, begins === 'now' ? (now ?? beginning) : beginning);
    } catch (error) {
      // Another program was first, and is running them by now.
      if (!(error instanceof LeaseLost)) throw error;
    }
  }
}

interface BeginPorts {
  readonly store: Pick<System['store'], 'head' | 'ledgerId'>;
  readonly processCheckpoints: System['processCheckpoints'];
}

/** Where a process would stand that had been there all the time. */
const furthest = (all: readonly (ProcessCheckpoint | undefined)[]): ProcessCheckpoint | undefined =>
  all.reduce((a, b) => ((b?.position ?? '') > (a?.position ?? '') ? b : (a ?? b)), undefined);

/** @throws ProcessNotStarted, with advice, for a process that has no checkpoint on this ledger */
export async function processesMustHaveBegun({ store, processCheckpoints }: BeginPorts): Promise<void> {
  for (const name of processNames)
    if ((await processCheckpoints.get(name))?.ledgerId !== store.ledgerId) throw new ProcessNotStarted(name);
}
