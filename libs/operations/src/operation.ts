import type { ChangedKey, ProjectionsHost, System } from '#composition';
import type { MessageTransport } from '#contexts/outbox';
import type { Actor } from '#kernel';

/** Who runs an operation on the command line, and why: recorded like a page. */
export interface Operator {
  readonly actor: Actor;
  readonly reason?: string;
  /** Of the operating system: whom the command runs as, whoever it says to be. */
  readonly user?: string;
}

/** What an operation works with. It runs in the server when one owns the data folder, and otherwise in the command itself. */
export interface OperationPorts {
  readonly system: System;
  readonly projections: ProjectionsHost;
  /** Hands messages over; without one they wait in the outbox. */
  readonly transport?: MessageTransport;
  /** Makes a seal now; without it, seals come in their own time. */
  readonly seal?: () => Promise<void>;
  /** Lets another key sign seals from now on. */
  readonly changeSealKey?: (by: Actor, reason: string) => Promise<readonly ChangedKey[]>;
  /** Aborts when whoever asked has gone or wants no more: long work then ends between two records. */
  readonly signal?: AbortSignal;
}

/** Progress of long work. `total` undefined: nobody knows it yet. */
export interface Progress {
  readonly done: number;
  readonly total?: number;
  readonly unit: string;
  /** In that unit. */
  readonly perSecond?: number;
  readonly secondsLeft?: number;
  readonly note?: string;
}

/**
 * Long work that says how far it is and ends with a result. Arguments, progress and result are plain JSON.
 * `return()` on it, between two progresses, stops the work; the signal of its ports does so sooner.
 */
export type Operation<Args, Result> = (
  ports: OperationPorts,
  args: Args,
  operator: Operator,
) => AsyncGenerator<Progress, Result, void>;

/** What long work ends with, for those whom its progress does not concern. */
export async function endOf<Result>(run: AsyncGenerator<unknown, Result, void>): Promise<Result> {
  for (;;) {
    const step = await run.next();
    if (step.done) return step.value;
  }
}
