import type { LookRequest } from '#access';
import type { System } from '#composition';
import { InvalidInput } from '#kernel';
import { demoSignInWorks } from '#settings';
import type { Caller } from '../http/caller.js';

/** What stands for the reason where a demo's auditor gives none. */
const demoReason = 'Demo: no reason was given';

/**
 * How a read of somebody who audits is recorded (rule O40): what they did, of which subject (`case:B19900001`), and why. Every call
 * carries the reason that holds for its subject; in demo mode it may stay out.
 * @throws InvalidInput at `reason` for a call without one
 */
export function auditLook(
  caller: Caller,
  { config }: Pick<System, 'config'>,
  task: string,
  subject?: string,
): LookRequest {
  const look = caller.look(subject === undefined ? task : `${task} ${subject}`);
  if (look.purpose.reason !== undefined) return look;
  if (!demoSignInWorks(config))
    throw new InvalidInput([
      {
        field: 'reason',
        message:
          'is missing: say in the header Caseledger-Reason why you look, URI-encoded where it is not ASCII',
      },
    ]);
  return { ...look, purpose: { ...look.purpose, reason: demoReason } };
}
