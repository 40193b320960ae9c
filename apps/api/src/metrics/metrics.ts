import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { StoreMetrics, shortSeconds } from '#operations';

/** What /metrics shows of the answers to people. Labels are command and route names, never data. */
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
    buckets: shortSeconds,
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
    buckets: shortSeconds,
    registers: [this.registry],
  });
  readonly signInFailures = new Counter({
    name: 'caseledger_sign_in_failures_total',
    help: 'Sign-ins and tokens that were refused, by way and reason.',
    labelNames: ['way', 'reason'],
    registers: [this.registry],
  });
  readonly stores = new StoreMetrics(this.registry);

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

  /** `way`: the agency's page, a demo identity, or the token of a session or of a script. */
  signInFailed(way: 'oidc' | 'demo' | 'token', reason: string): void {
    this.signInFailures.inc({ way, reason });
  }
}
