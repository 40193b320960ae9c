import { type AttemptEvent, attemptsDecider } from '#contexts/case-linking';
import type { Process } from '#engine';
import { commandsAreOverAfter, type FlowPorts } from '../ports.js';
import { finishRedeemed, requestIfEnded } from './finish-attempt.js';
import { submitRequests } from './submit-requests.js';

/** A crash right after an attempt was answered, failed or redeemed leaves its request or link to be made. */
export const finishAttempts = (ports: FlowPorts): Process<AttemptEvent> => ({
  name: 'finish-attempts',
  begins: 'beginning',
  types: ['LinkAttempted', 'VerificationFailed', 'VerificationCodeRedeemed'],
  afterMilliseconds: commandsAreOverAfter,
  interestedIn: (event) =>
    event.type === 'VerificationCodeRedeemed' ||
    (event.type === 'VerificationFailed' && event.data.ended) ||
    (event.type === 'LinkAttempted' && event.data.outcome === 'requested'),
  async handle(event, context) {
    if (!('attemptId' in event.data && 'accountId' in event.data) || event.data.attemptId === undefined)
      return;
    const attempts = await ports.engine.state(attemptsDecider, event.data.accountId);
    const attempt = attempts.get(event.data.attemptId);
    if (attempt === undefined) return;
    if (attempt.is === 'redeemed') await finishRedeemed(ports, attempt, context);
    else if (attempt.is === 'ended') await requestIfEnded(ports, attempt, context);
    else if (attempt.is === 'answered' && attempt.asked.outcome === 'requested')
      await submitRequests(ports, attempt.asked, attempt.asked.cause ?? 'mismatch', context);
  },
});
