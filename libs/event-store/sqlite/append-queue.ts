import { setImmediate } from 'node:timers';
import {
  type Appended,
  type ExpectedRevision,
  type NewEvent,
  OutcomeUnknown,
  Unavailable,
  WrongExpected,
} from '../src/index.js';
import { toPosition } from './position.js';
import {
  type Answer,
  fromExpectedNumber,
  numbersPerResult,
  outcomes,
  toExpectedNumber,
  type Wire,
} from './wire.js';

/** One message is one transaction at least: a flood in one tick must not become one long commit. */
const appendsPerMessage = 64;

interface Waiting {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  resolve(appended: Appended): void;
  reject(error: Error): void;
}

/** Gathers the appends of one turn of the event loop into one message, and hands the answers back in that order. */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private gathered: Wire = [];
  private gatheredAppends = 0;
  private drained: (() => void) | undefined;

  constructor(private readonly send: (wire: Wire) => void) {}

  add(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    if (this.gatheredAppends === 0) setImmediate(() => this.flush());
    const wire = this.gathered;
    wire.push(stream, toExpectedNumber(expected), events.length);
    for (const { id, type, data, metadata } of events) wire.push(id, type, data, metadata);
    this.gatheredAppends++;
    const answered = new Promise<Appended>((resolve, reject) => {
      this.waiting.push({ stream, expected, resolve, reject });
    });
    if (this.gatheredAppends === appendsPerMessage) this.flush();
    return answered;
  }

  /** Answers the oldest appends. */
  settle({ results, reason }: Answer): void {
    const settled = this.waiting.splice(0, results.length / numbersPerResult);
    settled.forEach((append, index) => {
      const at = index * numbersPerResult;
      settleOne(append, results[at]!, results[at + 1]!, results[at + 2]!, reason);
    });
    if (this.waiting.length === 0) this.drained?.();
  }

  /** The writer is gone: what was sent may have been stored. */
  abandon(reason: string): void {
    for (const append of this.waiting.splice(0)) append.reject(new OutcomeUnknown(reason));
    this.drained?.();
  }

  /** Resolves when every append has its answer. */
  drain(): Promise<void> {
    if (this.waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.drained = resolve;
    });
  }

  private flush(): void {
    if (this.gatheredAppends === 0) return;
    const wire = this.gathered;
    this.gathered = [];
    this.gatheredAppends = 0;
    this.send(wire);
  }
}

function settleOne(append: Waiting, outcome: number, revision: number, position: number, reason = ''): void {
  if (outcome === outcomes.appended || outcome === outcomes.idempotent)
    append.resolve({
      revision: BigInt(revision),
      position: toPosition(position),
      outcome: outcome === outcomes.appended ? 'appended' : 'idempotent',
    });
  else if (outcome === outcomes.wrongExpected)
    append.reject(new WrongExpected(append.stream, append.expected, fromExpectedNumber(revision)));
  else if (outcome === outcomes.unavailable) append.reject(new Unavailable(`nothing was stored: ${reason}`));
  else append.reject(new OutcomeUnknown(`the commit failed: ${reason}`));
}
