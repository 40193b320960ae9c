import { type AttemptEvent, type Attempts, attemptsDecider, type Obstacle } from '#contexts/case-linking';
import type { CommandContext, Outcome } from '#engine';
import type { AccountId, AttemptId } from '#kernel';
import type { FlowPorts } from '../ports.js';

/** Which attempt of which account. */
export interface OfAttempt {
  readonly accountId: AccountId;
  readonly attemptId: AttemptId;
}

/** Ends an open attempt that cannot link by itself any more; its request is the caller's to make. Again = nothing. */
export const leaveToCounty = (
  { engine, clock }: FlowPorts,
  { accountId, attemptId }: OfAttempt,
  cause: Obstacle,
  context: CommandContext,
): Promise<Outcome<AttemptEvent, Attempts>> =>
  engine.execute(
    attemptsDecider,
    accountId,
    { kind: 'county-decides', attemptId, cause, at: clock.now() },
    { ...context, command: `${context.command}:county-decides` },
  );
