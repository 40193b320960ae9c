import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { System } from '#composition';
import { type LedgerVerdict, verifyLedgerOf } from '#operations';
import { LiveHub } from '../../live/live-hub.js';
import type { LedgerVerdictBody, VerifyRunResponse } from './ledger.response.js';
import { renewalBody } from './renewal-body.js';

const topic = 'ledger-verify';
/** Seconds. Of a run whose process died nobody hears more, and another one may start. */
const lives = { running: 30, done: 86_400, failed: 86_400 } as const;
const startLease = 'ledger-verify-start';
const startMilliseconds = 10_000;
/** Events that are checked before others get their turn. */
const eventsAtOnce = 100;
const noteEveryMilliseconds = 1_000;

/** Verifications of both ledgers that were started over HTTP, one at a time in all processes: shared notes. */
@Injectable()
export class VerifyRuns implements OnModuleDestroy {
  private running: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(
    private readonly system: System,
    private readonly hub: LiveHub,
  ) {}

  /** @throws Unavailable */
  find = async (runId: string): Promise<VerifyRunResponse | undefined> =>
    (await this.known()).find((each) => each.runId === runId);

  /** The one that began last. @throws Unavailable */
  last = async (): Promise<VerifyRunResponse | undefined> =>
    (await this.known()).toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0];

  /** Starts one; while one runs, that is the one. @throws Unavailable */
  async start(): Promise<string> {
    const { leases, randomness, clock } = this.system;
    const lease = await leases.acquire(startLease, startMilliseconds);
    try {
      const running = (await this.known()).find(({ state }) => state === 'running');
      if (running !== undefined) return running.runId;
      const run: VerifyRunResponse = {
        runId: randomness.uuid(),
        state: 'running',
        done: 0,
        total: 0,
        startedAt: clock.now(),
      };
      await this.note(run);
      this.running = this.run(run);
      return run.runId;
    } finally {
      // It runs out by itself.
      if (lease !== undefined) await leases.release(startLease).catch(() => undefined);
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(run: VerifyRunResponse): Promise<void> {
    const { clock } = this.system;
    try {
      const ledgers: LedgerVerdictBody[] = [];
      for (const ledger of ['main', 'looks'] as const) ledgers.push(bodyOf(await this.verify(ledger, run)));
      run.verdict = { sound: ledgers.every(({ sound }) => sound), ledgers };
      run.state = 'done';
    } catch (error) {
      run.state = 'failed';
      run.error = error instanceof Error ? error.message : 'unknown';
    }
    run.endedAt = clock.now();
    await this.note(run).catch(() => undefined);
  }

  private async verify(ledger: 'main' | 'looks', run: VerifyRunResponse): Promise<LedgerVerdict> {
    const { config, clock, master } = this.system;
    const work = verifyLedgerOf(config, ledger, { env: {}, clock, master, pageSize: eventsAtOnce });
    const before = run.done;
    let noted = clock.monotonic();
    for (;;) {
      const step = await work.next();
      if (step.done) {
        run.done = before + step.value.events;
        run.total = Math.max(run.total, run.done);
        return step.value;
      }
      if (this.stopping.signal.aborted)
        await work.throw(new Error('the server stopped before everything was verified: start it again'));
      run.done = before + step.value.done;
      run.total = before + (step.value.total ?? step.value.done);
      if (clock.monotonic() - noted >= noteEveryMilliseconds) {
        noted = clock.monotonic();
        await this.note(run).catch(() => undefined);
      }
      // Lets requests through.
      await clock.sleep(0);
    }
  }

  private async known(): Promise<readonly VerifyRunResponse[]> {
    return (await this.system.notes.list(topic)).map(({ note }) => note as VerifyRunResponse);
  }

  private async note(run: VerifyRunResponse): Promise<void> {
    await this.system.notes.put(topic, run.runId, run, lives[run.state]);
    await this.hub.nudge(topic).catch(() => undefined);
  }
}

function bodyOf({ place: _, authenticated: __, ...verdict }: LedgerVerdict): LedgerVerdictBody {
  const { ledgerIds, breaks, renewals, warnings, fault, ...rest } = verdict;
  return {
    ...rest,
    sound: fault === undefined,
    ledgerIds: [...ledgerIds],
    breaks: [...breaks],
    renewals: renewals.map(renewalBody),
    warnings: [...warnings],
    ...(fault && { fault }),
  };
}
