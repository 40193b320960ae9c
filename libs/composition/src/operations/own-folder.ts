import { type Log, ledgerEvents, Sealer, SealFile } from '#engine';
import { beginProcesses } from '../begin-processes.js';
import { eventTypes } from '../catalogues.js';
import type { Config } from '../config.js';
import { startProjections } from '../start-projections.js';
import { openSystem, type System, type SystemOptions } from '../system.js';
import type { OperationPorts } from './operation.js';

/** The data folder as its one owner, for the length of one command. `close` feeds, seals and closes in this order. */
export interface OwnedFolder {
  readonly ports: OperationPorts;
  close(): Promise<void>;
}

/** Does for one command what a running server does all the time. @throws what `openSystem` does */
export async function ownFolder(
  config: Config,
  options: SystemOptions & { readonly log: Log },
): Promise<OwnedFolder> {
  const system = await openSystem(config, options);
  try {
    await beginProcesses(system);
    const projections = await startProjections(system, options.log, { threads: options.threads ?? true });
    system.onClose(() => sealLedgers(system));
    system.onClose(() => projections.stop());
    return { ports: { system, projections }, close: () => system.close() };
  } catch (error) {
    await system.close();
    throw error;
  }
}

async function sealLedgers({ store, looksStore, folder, master, clock, randomness }: System): Promise<void> {
  const storedName = eventTypes.storedName(Object.keys(ledgerEvents.definitions)[0] ?? '');
  const ports = { key: master.signing, storedName, clock, randomness };
  await new Sealer({ ...ports, store, outside: new SealFile(folder.seals) }).seal();
  await new Sealer({ ...ports, store: looksStore, outside: new SealFile(folder.looksSeals) }).seal();
}
