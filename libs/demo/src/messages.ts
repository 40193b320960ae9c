import type { System } from '#composition';
import { causedBy, type Process } from '#engine';
import type { Recorded } from '#kernel';
import { plusMilliseconds, plusMinutes } from '#kernel';
import {
  notifyCustomerOfMessages,
  sendOutgoingMessages,
  sendVerificationCodes,
  tellCustomersOfOutcomes,
} from '#processes';
import { inOrder, type Step } from './in-order.js';
import type { MovedClock } from './moved-clock.js';

/** Mails and texts of the past, each a second after what it tells of. They went nowhere: the outbox shows them. */
export async function writeMessages(system: System, clock: MovedClock): Promise<void> {
  const ports = {
    ...system.flows,
    transport: { send: async () => undefined },
    publicUrl: system.config.publicUrl,
  };
  const causing = [
    sendVerificationCodes(ports),
    tellCustomersOfOutcomes(ports),
    notifyCustomerOfMessages(ports),
  ] as readonly Process[];
  await inOrder(clock, await stepsFor(system, causing));
  const sending = await stepsFor(system, [sendOutgoingMessages(ports)] as readonly Process[]);
  await inOrder(clock, sending);
  // Three minutes later a sender that was killed counts as dead; what was sent is left alone.
  await inOrder(
    clock,
    sending.map((each) => ({ ...each, at: plusMinutes(each.at, 3) })),
  );
}

/** One step for each event of the ledger that one of the processes is interested in. */
async function stepsFor({ store, engine }: System, processes: readonly Process[]): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for await (const page of store.readAll())
    for (const stored of page) {
      const event = engine.codec.decode(stored);
      if (event === undefined) continue;
      for (const process of processes)
        if (process.types.includes(event.type) && process.interestedIn(event))
          steps.push(handling(process, event));
    }
  return steps;
}

const handling = (process: Process, event: Recorded): Step => ({
  at: plusMilliseconds(event.meta.recordedAt, 1_000),
  thread: event.meta.stream,
  run: () => process.handle(event, causedBy(process.name, event)),
});
