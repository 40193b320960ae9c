import { hasLostRole } from '#access';
import type { MessageTransport } from '#contexts/outbox';
import { HeldWork, type Log, ProcessRunner, type ProcessStatus } from '#engine';
import { OutcomeUnknown, Unavailable } from '#event-store';
import { type Actor, type CaseNumber, systemActor } from '#kernel';
import { processesOf, type SendingPorts, type Timer, type TimerPorts, timersOf } from '#processes';
import { eventTypes } from '../contexts.js';
import { beginProcesses, processesMustHaveBegun } from './begin-processes.js';
import { proved } from './checkpoint-mail.js';
import { LagSampler } from './lag-history.js';
import { Nightly } from './nightly.js';
import type { ProjectionsHost } from './projections-host.js';
import { Recurring } from './recurring.js';
import { type ChangedKey, type RefusedSeal, Sealing } from './sealing.js';
import { processesLease, type System } from './system.js';
import { sweepTombstones } from './tombstones.js';
import { traced } from './tracing/open-tracing.js';
import { Witnessing, type WitnessState } from './witnessing.js';

/** What runs beside the answers to people: views, processes, seals, timers. */
export abstract class Runtime {
  abstract readonly projections: ProjectionsHost;
  abstract readonly sending: SendingPorts;
  abstract processes(): readonly ProcessStatus[];
  /** Makes a seal now. */
  abstract seal(): Promise<void>;
  /** Lets another key sign from now on. @throws SealingRefused, Refused, Unavailable */
  abstract changeSealKey(by: Actor, reason: string): Promise<readonly ChangedKey[]>;
  /** Ledgers that are not sealed any more, and why. */
  abstract sealingRefused(): readonly RefusedSeal[];
  /** How it goes with the witness; nothing where there is none, or where another process asks it. */
  abstract witness(): readonly WitnessState[];
}

export interface RuntimePorts {
  readonly system: System;
  readonly projections: ProjectionsHost;
  readonly transport: MessageTransport;
  readonly log: Log;
}

const seconds = 1_000;
const sampleSeconds = 10;

/**
 * Starts everything; `system.close()` ends it, seals once more, and then closes the stores. Where several processes
 * share the stores, one of them at a time runs the processes, the timers and the seals. @throws ProcessNotStarted
 */
export async function startRuntime(ports: RuntimePorts): Promise<Runtime> {
  const { system, projections, transport } = ports;
  const { clock, config, flows } = system;
  const sending: SendingPorts = {
    ...flows,
    transport: traced(transport, system.tracing),
    publicUrl: config.publicUrl,
  };
  const sealing = new Sealing(system, ports.log);
  let runner: ProcessRunner | undefined;
  let witnessing: Witnessing | undefined;
  const begin = async () => {
    const work = new BackgroundWork(ports, sending, sealing);
    runner = await work.start();
    witnessing = work.witnessing;
    return work;
  };
  await beginProcesses(system);
  if (config.readStore.kind === 'sqlite') {
    const work = await begin();
    system.onClose(() => work.stop());
  } else {
    await processesMustHaveBegun(system);
    const keeping = new KeptSeals(sealing, ports);
    system.onClose(() => keeping.stop());
    if (config.projections === 'here') {
      const held = inTurn(ports, async (lost) => {
        await keeping.stop();
        try {
          const work = await begin();
          return await lostOrOutdated(lost, work, clock).finally(() => work.stop());
        } finally {
          runner = undefined;
          witnessing = undefined;
          keeping.start();
        }
      });
      system.onClose(() => held.stop());
    }
  }
  system.onClose(() => projections.stop());
  return {
    projections,
    sending,
    processes: () => runner?.status() ?? [],
    seal: () => sealing.seal(),
    changeSealKey: (by, reason) => sealing.changeKey(by, reason),
    sealingRefused: () => sealing.refused(),
    witness: () => witnessing?.state() ?? [],
  };
}

/** Another process asks for a free lease more often than that. */
const leftMilliseconds = 5_000;
const outdatedMilliseconds = 1_000;

/** Whenever this process holds the lease; after `'outdated'` another one is to have it first. */
function inTurn(
  { system, log }: RuntimePorts,
  work: (lost: AbortSignal) => Promise<'lost' | 'outdated'>,
): HeldWork {
  const { leases, clock } = system;
  let leftUntil = 0;
  const givesWay = async () => clock.monotonic() < leftUntil;
  return new HeldWork(processesLease, { leases, clock, log, givesWay }, async (lost, epoch) => {
    system.runProcessesUnder(epoch);
    if ((await work(lost)) === 'outdated') leftUntil = clock.monotonic() + leftMilliseconds;
  });
}

async function lostOrOutdated(
  lost: AbortSignal,
  work: BackgroundWork,
  clock: System['clock'],
): Promise<'lost' | 'outdated'> {
  while (!lost.aborted) {
    if (work.waitsForNewerProgram) return 'outdated';
    await clock.sleep(outdatedMilliseconds, lost);
  }
  return 'lost';
}

const keptEveryMilliseconds = 60_000;

/**
 * Where processes take turns at sealing, each has all seals in its own folder: whoever alters the ledger would have to
 * alter every one of these. Stands still while this process seals itself.
 */
class KeptSeals {
  private recurring: Recurring | undefined;

  constructor(
    private readonly sealing: Sealing,
    private readonly ports: RuntimePorts,
  ) {
    this.start();
  }

  start(): void {
    const { system, log } = this.ports;
    let first = true;
    const pause = () => (first ? 0 : keptEveryMilliseconds);
    this.recurring = new Recurring('keep-seals', { clock: system.clock, log }, pause, async (stopped) => {
      first = false;
      await this.sealing.keepOthers();
      await this.sealing.keepHashes(stopped);
    });
  }

  async stop(): Promise<void> {
    await this.recurring?.stop();
    this.recurring = undefined;
  }
}

/** Seals keep the hashes themselves; this makes them once, and what could not be written. */
const hashesEveryMilliseconds = 10_000;

const witnessEveryMilliseconds = 60_000;

/** What only one process may do at a time: processes, timers, seals. */
class BackgroundWork {
  readonly witnessing: Witnessing;
  private readonly recurring: Recurring[] = [];
  private runner: ProcessRunner | undefined;

  constructor(
    private readonly ports: RuntimePorts,
    private readonly sending: SendingPorts,
    private readonly sealing: Sealing,
  ) {
    this.witnessing = new Witnessing(ports.system, sealing, ports.log);
  }

  /** Events came that only a newer program knows: it is to have the work. */
  get waitsForNewerProgram(): boolean {
    return this.runner?.waitsForNewerProgram === true;
  }

  /** @throws ProcessNotStarted */
  async start(): Promise<ProcessRunner> {
    const { system, log } = this.ports;
    const { clock, config, store } = system;
    const runner = new ProcessRunner({
      processes: processesOf({ ...this.sending, threadsOf: (...of) => threadsOf(system, ...of) }),
      store,
      codec: system.engine.codec,
      storedNames: ({ types }) => new Set(types.flatMap((type) => eventTypes.storedNames(type))),
      checkpoints: system.processCheckpoints,
      clock,
      log,
      ...(system.tracing && { tracing: system.tracing }),
    });
    await runner.start();
    this.runner = runner;
    if (config.sealSeconds > 0)
      this.every(
        'seal',
        () => config.sealSeconds * seconds,
        (signal) => this.sealing.seal({ signal }),
      );
    if (config.sealSeconds > 0) {
      let first = true;
      const pause = () => (first ? 0 : hashesEveryMilliseconds);
      this.every('keep-hashes', pause, (signal) => {
        first = false;
        return this.sealing.keepHashes(signal);
      });
    }
    if (config.witness !== undefined) {
      let first = true;
      const pause = () => (first ? 0 : witnessEveryMilliseconds);
      this.every('ask-witness', pause, (signal) => {
        first = false;
        return this.witnessing.ask(signal);
      });
    }
    this.every(
      'sweep-tombstones',
      () => 3_600 * seconds,
      () => sweepTombstones(system),
    );
    const sampler = new LagSampler(system, () => this.ports.projections.status());
    this.every('sample-lag', () => sampleSeconds * seconds, sampler.look);
    for (const timer of timersOf(timerPorts(system, this.sending))) this.time(timer);
    return runner;
  }

  /** All of it ends at once, for another process may begin the same in a moment; a seal comes last. */
  async stop(): Promise<void> {
    await Promise.all([...this.recurring.map((each) => each.stop()), this.runner?.stop()]);
    await this.sealLast();
  }

  /** Where the ledger is away, the next start seals what this one leaves. */
  private async sealLast(): Promise<void> {
    try {
      await this.sealing.seal({ last: true });
    } catch (error) {
      if (error instanceof Unavailable || error instanceof OutcomeUnknown)
        this.ports.log.warn({ error: error.name }, 'the last events are not sealed');
      // A stop goes on: what is wrong with the seals was said at each of them before.
      else this.ports.log.error({ reason: String(error) }, 'the last events cannot be sealed');
    }
  }

  private time(timer: Timer): void {
    const { name, every } = timer;
    const work = (stopped: AbortSignal) => timer.run(stopped);
    if (every === 'night') {
      const nightly = new Nightly(this.ports.system, { name, work });
      this.every(name, nightly.pause, nightly.run);
    } else this.every(name, () => every * seconds, work);
  }

  private every(name: string, pause: () => number, work: (stopped: AbortSignal) => Promise<unknown>): void {
    const { system, log } = this.ports;
    this.recurring.push(new Recurring(name, { clock: system.clock, log }, pause, work));
  }
}

/** Topic of the notes of those who prepare an export. */
export const exportNotes = 'case-export';

/** Work of every night, by name. */
export const nightlyTimers = (system: System, sending: SendingPorts): readonly Timer[] =>
  timersOf(timerPorts(system, sending)).filter(({ every }) => every === 'night');

const timerPorts = (system: System, sending: SendingPorts): TimerPorts => ({
  ...sending,
  queries: system.queries,
  exportsAtWork: async () => new Set((await system.notes.list(exportNotes)).map((each) => each.id)),
  hasLostRole: (id, county) => hasLostRole(system.staff, id, county),
  checkpointMail: { to: system.config.checkpointMailTo, proved: () => proved(system) },
  catchUp: (view, stopped) => catchUp(view, system, stopped),
  contextOf: (timer) => {
    const id = system.randomness.uuid();
    return { actor: systemActor(timer), command: timer, idempotencyKey: id, correlationId: id };
  },
});

/** Longest wait of a process for a view: after it the event is tried again. */
const viewMilliseconds = 5_000;

async function* threadsOf({ checkpoints, queries }: System, number: CaseNumber, position: string) {
  if ((await checkpoints.waitFor('e-message-threads', position, viewMilliseconds)) === 'stale')
    throw new Error('the view of threads is behind: tried again');
  yield* queries.threads.ofCase(number);
}

async function catchUp(view: string, { store, checkpoints }: System, stopped: AbortSignal): Promise<void> {
  const head = await store.head();
  if (head === undefined) return;
  while (!stopped.aborted && (await checkpoints.waitFor(view, head, seconds)) === 'stale');
}
