import {
  type AttemptAsked,
  isOver,
  isWithinDailyCap,
  personAttemptsDecider,
  personAttemptsId,
} from '#contexts/case-linking';
import { type AttemptId, type Instant, localDate, type PersonId } from '#kernel';
import type { FlowPorts } from '../ports.js';

/**
 * Whether an attempt is within the person's daily cap (rule L6); counts it, once. Only an attempt that was
 * made and for which everything agrees counts: what does not match, or was refused, must not block the owner.
 */
export async function isWithinPersonsCap({ engine }: FlowPorts, asked: AttemptAsked): Promise<boolean> {
  const { personId, attemptId, at, match } = asked;
  if (!match.full || personId === undefined) return true;
  const counted = await engine.execute(
    personAttemptsDecider,
    personAttemptsId(personId, localDate(at)),
    { personId, attemptId, at },
    {
      actor: { kind: 'system', id: 'attempt-cap' },
      command: 'count-attempt',
      idempotencyKey: attemptId,
      correlationId: attemptId,
    },
  );
  return isWithinDailyCap(counted.state, attemptId);
}

/** Whether the cap is used up by other attempts. Counts nothing: this one may yet be refused. */
export async function isCapUsedUp(
  { engine }: FlowPorts,
  { personId, attempt, at }: { personId: PersonId; attempt: AttemptId; at: Instant },
): Promise<boolean> {
  const counted = await engine.state(personAttemptsDecider, personAttemptsId(personId, localDate(at)));
  return isOver(counted) && !counted.includes(attempt);
}
