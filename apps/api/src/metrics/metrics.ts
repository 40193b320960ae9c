import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5];

/** What /metrics shows. Labels are command and route names, never data. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly commands = new Counter({
    name: 'caseledger_commands_total',
    help: 'Commands by name and result.',
    labelNames: ['command', 'result'],
    registers: [this.registry],
  });
  readonly commandSeconds = new Histogram({
    name: 'caseledger_command_seconds',
    help: 'Time from load to durable append.',
    labelNames: ['command'],
    buckets: seconds,
    registers: [this.registry],
  });
  readonly conflicts = new Counter({
    name: 'caseledger_append_conflicts_total',
    help: 'Appends that met a newer revision and were decided again.',
    registers: [this.registry],
  });
  readonly requests = new Histogram({
    name: 'caseledger_http_request_seconds',
    help: 'HTTP requests by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers: [this.registry],
  });
  readonly projectionLag = new Gauge({
    name: 'caseledger_projection_lag_events',
    help: 'Events that a view has not folded yet.',
    labelNames: ['view'],
    registers: [this.registry],
  });
  readonly processWaiting = new Gauge({
    name: 'caseledger_process_waiting_events',
    help: 'Events that wait for a process.',
    labelNames: ['process'],
    registers: [this.registry],
  });

  readonly outboxDepth = new Gauge({
    name: 'caseledger_outbox_depth',
    help: 'Messages that wait or failed.',
    registers: [this.registry],
  });

  readonly sealingRefused = new Gauge({
    name: 'caseledger_sealing_refused',
    help: '1 while a ledger is not sealed, for something contradicts something: see the log.',
    labelNames: ['ledger'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  commandSeen = ({
    command,
    milliseconds,
    conflicts,
    failed,
  }: {
    command: string;
    milliseconds: number;
    conflicts: number;
    failed: boolean;
  }): void => {
    const name = command.split(':', 1)[0] ?? command;
    this.commands.inc({ command: name, result: failed ? 'failed' : 'done' });
    this.commandSeconds.observe({ command: name }, milliseconds / 1000);
    if (conflicts > 0) this.conflicts.inc(conflicts);
  };
}
