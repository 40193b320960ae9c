import { LeaseLost, ProcessNotStarted } from '#engine';
import type { SendingPorts } from '#processes';
import { processesOf } from '#processes';
import type { System } from './system.js';

/** Names of all processes of the product: they do not depend on what the processes work with. */
export const processNames: readonly string[] = processesOf({} as SendingPorts).map(({ name }) => name);

/**
 * In an empty ledger every process begins at its beginning; after the first event it would have to be asked. So this
 * comes before anybody can append, whichever of several processes will run them.
 */
export async function beginProcesses({ store, processCheckpoints }: System): Promise<void> {
  if ((await store.head()) !== undefined) return;
  const beginning = { ledgerId: store.ledgerId, position: undefined, eventId: undefined };
  for (const name of processNames)
    try {
      await processCheckpoints.set(name, beginning);
    } catch (error) {
      // Another process was first, and is running them by now.
      if (!(error instanceof LeaseLost)) throw error;
    }
}

/** @throws ProcessNotStarted, with advice, for a process that has no checkpoint on this ledger */
export async function processesMustHaveBegun({ store, processCheckpoints }: System): Promise<void> {
  for (const name of processNames)
    if ((await processCheckpoints.get(name))?.ledgerId !== store.ledgerId) throw new ProcessNotStarted(name);
}
