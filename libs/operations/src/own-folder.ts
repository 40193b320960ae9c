import {
  beginProcesses,
  openSystem,
  Recurring,
  Sealing,
  type SystemOptions,
  startProjections,
} from '#composition';
import type { Log } from '#engine';
import type { Config } from '#settings';
import { applyErasures } from './erasing/apply-erasures.js';
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
    // An older copy may have been put back: nobody works on people who were erased since.
    await applyErasures(system);
    const sealing = new Sealing(system, options.log);
    const pause = () => config.sealSeconds * 1_000;
    system.onClose(() => sealing.seal({ last: true }));
    if (config.sealSeconds > 0) {
      const ports = { clock: system.clock, log: options.log };
      const recurring = new Recurring('seal', ports, pause, (signal) => sealing.seal({ signal }));
      system.onClose(() => recurring.stop());
    }
    system.onClose(() => projections.stop());
    return {
      ports: {
        system,
        projections,
        seal: () => sealing.seal(),
        changeSealKey: (by, reason) => sealing.changeKey(by, reason),
      },
      close: () => system.close(),
    };
  } catch (error) {
    await system.close();
    throw error;
  }
}
