import { ledgerEvents, ProcessRunner, type ProcessStatus, Sealer, SealFile } from '#engine';
import type { EventStore } from '#event-store';
import { endOfDay, localDate, millisecondsBetween, plusMinutes, systemActor } from '#kernel';
import type { MessageTransport } from '#outbox';
import {
  closeRequestsOfLinkedAccounts,
  expireVerification,
  type SendingPorts,
  sendMessage,
} from '#processes';
import { eventTypes } from './catalogues.js';
import { processesOf } from './processes.js';
import type { ProjectionPorts, ProjectionsHost } from './projections-host.js';
import { Recurring } from './recurring.js';
import type { System } from './system.js';
import { TombstoneSweep } from './tombstones.js';

/** What runs beside the answers to people: views, processes, seals, timers. */
export abstract class Runtime {
  abstract readonly projections: ProjectionsHost;
  abstract readonly sending: SendingPorts;
  abstract processes(): readonly ProcessStatus[];
  /** Makes a seal now. */
  abstract seal(): Promise<void>;
}

export interface RuntimePorts {
  readonly system: System;
  readonly projections: ProjectionsHost;
  readonly transport: MessageTransport;
  readonly log: ProjectionPorts['log'];
}

const seconds = 1_000;
const nightlyMinutes = 120;

/** Starts everything; `system.close()` ends it, seals once more, and then closes the stores. @throws ProcessNotStarted */
export async function startRuntime({ system, projections, transport, log }: RuntimePorts): Promise<Runtime> {
  const { clock, config, store, looksStore, folder, flows, queries } = system;
  const sending: SendingPorts = { ...flows, transport, publicUrl: config.publicUrl };
  const sealers = [sealerOf(system, store, folder.seals), sealerOf(system, looksStore, folder.looksSeals)];
  const sealAll = async () => {
    for (const each of sealers) await each.seal();
  };
  system.onClose(sealAll);
  system.onClose(() => projections.stop());
  const processes = processesOf(sending);
  const runner = new ProcessRunner({
    processes,
    store,
    codec: system.engine.codec,
    storedNames: ({ types }) => new Set(types.map((type) => eventTypes.storedName(type))),
    checkpoints: system.processCheckpoints,
    clock,
    log: (message, fields) => log.warn(fields, message),
  });
  await runner.start();
  system.onClose(() => runner.stop());
  const every = (name: string, pause: () => number, work: () => Promise<unknown>) => {
    const recurring = new Recurring(name, { clock, log: log.warn }, pause, work);
    system.onClose(() => recurring.stop());
  };
  if (config.sealSeconds > 0) every('seal', () => config.sealSeconds * seconds, sealAll);
  every(
    'expire-verifications',
    () => seconds,
    async () => {
      for (const each of await queries.openVerifications.expired(clock.now()))
        await expireVerification(flows, each, timerContext(system, 'expire-verifications'));
    },
  );
  every(
    'resend',
    () => 5 * seconds,
    async () => {
      for (const id of await queries.outbox.due(clock.now()))
        await sendMessage(sending, id, { context: timerContext(system, 'resend') });
    },
  );
  const tombstones = new TombstoneSweep(system);
  every(
    'sweep-tombstones',
    () => 3_600 * seconds,
    () => tombstones.run(),
  );
  every(
    'nightly',
    () => untilTonight(system),
    () => nightly(system),
  );
  return { projections, sending, processes: () => runner.status(), seal: sealAll };
}

/** Context of work that a timer starts: nobody's wish, so every run is its own. */
export function timerContext({ randomness }: System, name: string) {
  const id = randomness.uuid();
  return { actor: systemActor(name), command: name, idempotencyKey: id, correlationId: id };
}

function sealerOf(system: System, store: EventStore, file: string): Sealer {
  const { clock, randomness, master } = system;
  const storedName = eventTypes.storedName(Object.keys(ledgerEvents.definitions)[0] ?? '');
  return new Sealer({
    store,
    outside: new SealFile(file),
    key: master.signing,
    storedName,
    clock,
    randomness,
  });
}

/** Two in the morning of the next local day. */
function untilTonight({ clock }: System): number {
  const now = clock.now();
  return millisecondsBetween(now, plusMinutes(endOfDay(localDate(now)), nightlyMinutes));
}

async function nightly(system: System): Promise<void> {
  const run = closeRequestsOfLinkedAccounts(system.flows, system.queries.findRequests.allPending(), {
    dryRun: false,
    context: timerContext(system, 'close-linked-requests'),
  });
  for await (const _ of run);
}
