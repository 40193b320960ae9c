import { type BatchRun, BatchRuns, nextNight, nightlyTimers, type System } from '#composition';
import type { Instant } from '#kernel';
import type { SendingPorts } from '#processes';
import type { Operation } from './operation.js';
import { sendingOf } from './sending.js';

/** Work of every night. */
export interface Batch {
  readonly name: string;
  readonly does: string;
  /** Newest first. */
  readonly runs: readonly BatchRun[];
  readonly next: Instant;
  /** Somebody may start it, and try it before. */
  readonly byHand: boolean;
}

const byHand: ReadonlySet<string> = new Set(['close-linked-requests']);

/** Every batch there is, with its last runs and when it runs next. @throws Unavailable */
export async function batches(system: System, sending: SendingPorts): Promise<readonly Batch[]> {
  const kept = await new BatchRuns(system).all();
  return nightlyTimers(system, sending).map(({ name, does = name }) => ({
    ...{ name, does, runs: kept.get(name) ?? [] },
    ...{ next: nextNight(system.clock.now()), byHand: byHand.has(name) },
  }));
}

/** `caseledger batch status`. */
export const batchStatus: Operation<Record<string, never>, readonly Batch[]> = async function* ({
  system,
  transport,
}) {
  return batches(system, sendingOf(system, transport));
};
