import { attemptsDecider } from '#contexts/case-linking';
import type { CommandContext } from '#engine';
import type { AccountId, AttemptId } from '#kernel';
import type { FlowPorts } from '../ports.js';
import { requestIfEnded } from './finish-attempt.js';

/** The timer's work: ends an attempt whose time is over and makes its request. Again = nothing. */
export async function expireVerification(
  ports: FlowPorts,
  { accountId, attemptId }: { readonly accountId: AccountId; readonly attemptId: AttemptId },
  context: CommandContext,
): Promise<void> {
  const { state } = await ports.engine.execute(
    attemptsDecider,
    accountId,
    { kind: 'expire', attemptId, at: ports.clock.now() },
    context,
  );
  const attempt = state.get(attemptId);
  if (attempt !== undefined) await requestIfEnded(ports, attempt, context);
}
