import {
  type Attempt,
  attemptsDecider,
  type LinkRequest,
  linkCode,
  type RequestCause,
} from '#contexts/case-linking';
import { accountDecider } from '#contexts/portal-accounts';
import type { CommandContext } from '#engine';
import { type AttemptId, type Instant, plusMinutes, Refused } from '#kernel';
import {
  askToLinkMyCase,
  channelsOf,
  expireVerification,
  type FlowPorts,
  factsOfPerson,
  giveUp,
  redeemCode,
  sendCode,
  submitRequests,
} from '#processes';
import type { Step } from './in-order.js';
import { accountOf, entersOf, profileOf } from './story-of-a-customer.js';
import type { Tale } from './tales.js';
import { workersPart } from './workers-part.js';

/** What a tale has come to. */
export interface Told {
  attemptId?: AttemptId;
  requests: readonly LinkRequest[];
}

/**
 * The steps of one tale, through the flows that people use. Every step may run again after a crash: its command
 * has a key of its own, and what depends on the present state looks at it first.
 */
export function stepsOf(ports: FlowPorts, tale: Tale, now: Instant): readonly Step[] {
  const accountId = accountOf(tale);
  const told: Told = { requests: [] };
  const step = (at: Instant, run: () => Promise<void>): Step => ({ at, thread: accountId, run });
  const registering = step(plusMinutes(tale.askedAt, -12), () => register(ports, tale));
  if (tale.ending.is === 'free') return [registering];
  return [
    registering,
    step(tale.askedAt, () => ask(ports, tale, told)),
    step(plusMinutes(tale.askedAt, 1), () => chooseChannel(ports, tale, told)),
    step(plusMinutes(tale.askedAt, 3), () => answerCode(ports, tale, told)),
    step(plusMinutes(tale.askedAt, 40), () => afterwards(ports, tale, told)),
    ...workersPart(ports, { tale, told, now }),
  ];
}

/** Idempotency: the same customer's same step is the same command, however often it runs. */
const contextOf = (tale: Tale, command: string, part = ''): CommandContext => ({
  actor: { kind: 'customer', id: accountOf(tale) },
  command,
  idempotencyKey: `demo:${tale.customer}:${command}${part}`,
  correlationId: `demo:${tale.customer}`,
});

async function register({ engine, clock }: FlowPorts, tale: Tale): Promise<void> {
  const accountId = accountOf(tale);
  const command = { kind: 'register' as const, accountId, profile: profileOf(tale), at: clock.now() };
  await engine.execute(accountDecider, accountId, command, contextOf(tale, 'Register'));
}

async function ask(ports: FlowPorts, tale: Tale, told: Told): Promise<void> {
  const context = contextOf(tale, 'AskToLink');
  told.attemptId = (await askToLinkMyCase(ports, accountOf(tale), entersOf(tale), context)).attemptId;
}

async function openAttemptOf({ engine }: FlowPorts, tale: Tale, { attemptId }: Told) {
  const attempts = await engine.state(attemptsDecider, accountOf(tale));
  const attempt = attemptId && attempts.get(attemptId);
  return attempt?.is === 'open' ? attempt : undefined;
}

async function chooseChannel(ports: FlowPorts, tale: Tale, told: Told): Promise<void> {
  const attempt = await openAttemptOf(ports, tale, told);
  if (attempt?.asked.personId === undefined || tale.asking === 'gives_up') return;
  const person = await factsOfPerson(ports.engine, attempt.asked.personId);
  const [channel] = person === undefined ? [] : await channelsOf(ports, person);
  if (channel === undefined) return;
  const of = { accountId: accountOf(tale), attemptId: attempt.asked.attemptId };
  await sendCode(ports, of, channel.id, contextOf(tale, 'SendLinkCode'));
}

async function answerCode(ports: FlowPorts, tale: Tale, told: Told): Promise<void> {
  const attempt = await openAttemptOf(ports, tale, told);
  if (attempt === undefined || tale.asking === 'code_expires') return;
  const of = { accountId: accountOf(tale), attemptId: attempt.asked.attemptId };
  if (tale.asking === 'wrong_codes') return enterWrongCodes(ports, tale, of);
  if (tale.asking !== 'verifies') return void (await giveUp(ports, of, contextOf(tale, 'GiveUpVerifying')));
  const code = linkCode(ports.secrets, of.attemptId, 1);
  await redeemCode(ports, of, code, contextOf(tale, 'RedeemLinkCode'));
}

async function enterWrongCodes(
  ports: FlowPorts,
  tale: Tale,
  of: Parameters<typeof redeemCode>[1],
): Promise<void> {
  for (let tries = 1; tries <= 5; tries++)
    await redeemCode(ports, of, `wrong${tries}`, contextOf(tale, 'RedeemLinkCode', `:${tries}`)).catch(
      (error: unknown) => {
        if (!(error instanceof Refused)) throw error;
      },
    );
}

/** By now every attempt is over: a code that nobody entered has run out. Finds the requests that were made. */
async function afterwards(ports: FlowPorts, tale: Tale, told: Told): Promise<void> {
  const accountId = accountOf(tale);
  const { attemptId } = told;
  if (attemptId === undefined) return;
  const actor = { kind: 'system' as const, id: 'expire-verifications' };
  const context = { ...contextOf(tale, 'ExpireVerification'), actor };
  await expireVerification(ports, { accountId, attemptId }, context);
  const attempt = (await ports.engine.state(attemptsDecider, accountId)).get(attemptId);
  const cause = attempt && causeOfRequest(attempt);
  if (attempt === undefined || cause === undefined) return;
  const { state } = await submitRequests(ports, attempt.asked, cause, context);
  told.requests = [...state.values()];
}

function causeOfRequest(attempt: Attempt): RequestCause | undefined {
  if (attempt.is === 'ended') return attempt.cause === 'wrong_code' ? undefined : attempt.cause;
  if (attempt.is === 'answered' && attempt.asked.outcome === 'requested')
    return attempt.asked.cause ?? 'mismatch';
  return undefined;
}
