import type { Instant } from './clock.js';

/** What a span says beside its name: names, codes and counts, never data (rule O43). */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>;

/** Something that was done at once for what several calls had caused, told when it is over. */
export interface TracedBatch {
  readonly name: string;
  readonly began: Instant;
  readonly milliseconds: number;
  readonly facts: SpanFacts;
  /** Of the calls that caused it. */
  readonly correlationIds: readonly string[];
}

/** A call from outside, while it is answered. */
export interface TracedCall {
  /** What `work` does, and what it starts, are steps of this call. */
  within<T>(work: () => T): T;
  ended(facts: SpanFacts, outcome: 'done' | 'failed'): void;
}

/**
 * Where it is told what runs below what, for how long. Ports hold it as `undefined` where nobody wants to know: then
 * nothing is asked, made or loaded.
 */
export interface Tracing {
  /** Runs `work` as a step of what runs now. `say` adds what is known only afterwards. */
  step<T>(name: string, facts: SpanFacts, work: (say: (more: SpanFacts) => void) => T): T;
  /** Runs what an earlier call caused, whose correlation id stands in the event. */
  causedBy<T>(correlationId: string, name: string, facts: SpanFacts, work: () => Promise<T>): Promise<T>;
  batch(done: TracedBatch): void;
  /** `traceparent`: as W3C Trace Context has it, where the caller traces, too. */
  call(from: {
    readonly name: string;
    readonly correlationId: string;
    readonly facts: SpanFacts;
    readonly traceparent?: string | undefined;
  }): TracedCall;
}
