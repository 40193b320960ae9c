import { statfs } from 'node:fs/promises';
import { Gauge, type Registry } from 'prom-client';
import type { Runtime, System } from '#composition';
import { backupAge } from '../backup/recorded.js';
import { ledgerStatus } from '../ledger-status.js';
import { SealMetrics } from './seal-metrics.js';

interface Watched {
  readonly system: System;
  readonly runtime: Pick<Runtime, 'projections' | 'processes' | 'sealingRefused' | 'witness'>;
}

const notFed: ReadonlySet<string> = new Set(['standby', 'unfed', 'stopped']);

/**
 * How far the work is that nobody waits for: views, processes, seals, the outbox, sessions, and the disk. Asked anew whenever somebody
 * reads the metrics; what a store cannot answer stays out, and `caseledger_metrics_source_up` says so.
 */
export class WorkMetrics {
  private readonly lagEvents;
  private readonly lagSeconds;
  private readonly viewRate;
  private readonly fedHere;
  private readonly deadLetters;
  private readonly processWaiting;
  private readonly processFailures;
  private readonly outboxDepth;
  private readonly sessions;
  private readonly seals;
  private readonly freeBytes;
  private readonly backupAge;
  private readonly sourceUp;

  constructor(
    registry: Registry,
    private readonly watched: Watched,
    private readonly statusOf = ledgerStatus,
  ) {
    const gauge = (name: string, help: string, ...labelNames: string[]) =>
      new Gauge({ name, help, labelNames, registers: [registry] });
    this.lagEvents = gauge(
      'caseledger_projection_lag_events',
      'Events that a view has not folded yet.',
      'view',
    );
    this.lagSeconds = gauge(
      'caseledger_projection_lag_seconds',
      'Age of the oldest event that a view has not folded yet.',
      'view',
    );
    this.viewRate = gauge(
      'caseledger_projection_events_per_second',
      'Events that this process has a view pass, over the last seconds of work.',
      'view',
    );
    this.fedHere = gauge('caseledger_projection_fed_here', '1 while this process feeds the view.', 'view');
    this.deadLetters = gauge(
      'caseledger_dead_letters',
      'Events that a view could not fold and that nobody has skipped.',
      'view',
    );
    this.processWaiting = gauge(
      'caseledger_process_waiting_events',
      'Events that wait for a process.',
      'process',
    );
    this.processFailures = gauge(
      'caseledger_process_failures',
      'How often in a row the event that a process is at has failed.',
      'process',
    );
    this.outboxDepth = gauge('caseledger_outbox_depth', 'Messages that wait or failed, 10,000 at most.');
    this.sessions = gauge(
      'caseledger_sessions',
      'Sessions that were not ended and are not past their longest life.',
    );
    this.seals = new SealMetrics(registry);
    this.freeBytes = gauge('caseledger_data_free_bytes', 'What is free on the disk of the data folder.');
    this.backupAge = gauge(
      'caseledger_backup_age_seconds',
      'Seconds since the newest backup of the data folder was begun; +Inf where none was made.',
      'stores',
    );
    this.sourceUp = gauge(
      'caseledger_metrics_source_up',
      '0 when what these numbers are made of could not be read.',
      'source',
    );
  }

  /** Asks everything once more. */
  async read(): Promise<void> {
    this.readProcesses();
    this.readBackups();
    await Promise.all([
      this.source('views', () => this.readViews()),
      this.source('outbox', async () =>
        this.outboxDepth.set(await this.watched.system.queries.outbox.depth()),
      ),
      this.source('disk', () => this.readDisk()),
      this.source('seals', () => this.readSeals()),
      this.source('sessions', async () => this.sessions.set(await this.watched.system.sessions.count())),
    ]);
  }

  private readProcesses(): void {
    const { runtime } = this.watched;
    this.seals.readOwn(runtime);
    // Another process may have them by now.
    this.processWaiting.reset();
    this.processFailures.reset();
    for (const { name: process, waiting, failures } of runtime.processes()) {
      this.processWaiting.set({ process }, waiting);
      this.processFailures.set({ process }, failures);
    }
  }

  /** Stores on servers are backed up there: of them nothing is known here. */
  private readBackups(): void {
    const { config, backups, clock } = this.watched.system;
    if (config.eventStore.kind !== 'sqlite' || config.readStore.kind !== 'sqlite') return;
    const age = backupAge(backups(), clock.now()) ?? Number.POSITIVE_INFINITY;
    this.backupAge.set({ stores: 'embedded' }, age);
  }

  private async readViews(): Promise<void> {
    for (const each of await this.watched.runtime.projections.status()) {
      if (each.role !== 'live') continue;
      const view = { view: each.name };
      this.lagEvents.set(view, each.lagEvents);
      this.lagSeconds.set(view, each.lagSeconds);
      this.viewRate.set(view, each.eventsPerSecond);
      this.fedHere.set(view, notFed.has(each.state) ? 0 : 1);
      this.deadLetters.set(view, each.deadLetters);
    }
  }

  private readSeals(): Promise<void> {
    const { system } = this.watched;
    return this.seals.read((ledger) => this.statusOf(system, ledger), {
      now: system.clock.now(),
      isWitnessed: system.config.witness !== undefined,
    });
  }

  private async readDisk(): Promise<void> {
    const { bavail, bsize } = await statfs(this.watched.system.folder.path);
    this.freeBytes.set(bavail * bsize);
  }

  private async source(source: string, read: () => Promise<void>): Promise<void> {
    try {
      await read();
      this.sourceUp.set({ source }, 1);
    } catch {
      this.sourceUp.set({ source }, 0);
    }
  }
}
