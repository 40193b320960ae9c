import type { LookRequest } from '#access';
import type { System } from '#composition';
import { type OutboxDocument, outboxDecider, SendDelayed, SendRefused } from '#contexts/outbox';
import { Refused } from '#kernel';
import { messageToSend, type SendingPorts, sendMessage } from '#processes';
import { demoSignInWorks } from '#settings';
import type { Operation } from './operation.js';
import { lookOf, recordRun } from './record-run.js';
import { sendingOf } from './sending.js';

export interface OutboxRow
  extends Pick<
    OutboxDocument,
    | 'messageId'
    | 'state'
    | 'channel'
    | 'template'
    | 'language'
    | 'cause'
    | 'attempts'
    | 'queuedAt'
    | 'sentAt'
    | 'failure'
    | 'returnCode'
  > {
  /** When it is tried next by itself; null: never. */
  readonly nextTryAt: string | null;
  /** In demo mode only, so that a newcomer can finish a flow alone. */
  readonly content?: { readonly to: string; readonly subject?: string; readonly text: string };
}

export interface OutboxPage {
  readonly items: readonly OutboxRow[];
  readonly next: string | undefined;
}

interface OutboxArgs {
  readonly state?: OutboxDocument['state'];
  readonly limit: number;
  readonly cursor?: string;
}

/** `caseledger outbox list`: outgoing messages, newest first. */
export const listOutbox: Operation<OutboxArgs, OutboxPage> = async function* (
  { system, transport },
  args,
  operator,
) {
  if (!demoSignInWorks(system.config)) {
    await recordRun(system, operator, { command: 'outbox list', task: 'outbox' });
    return outboxPage(system, args);
  }
  const look = lookOf(operator, 'outbox list', 'outbox');
  return outboxPage(system, args, { look, sending: sendingOf(system, transport) });
};

/** Outgoing messages, newest first; shown whole, with what is in them. @throws LookNotRecorded */
export async function outboxPage(
  system: System,
  args: OutboxArgs,
  whole?: { readonly look: LookRequest; readonly sending: SendingPorts },
): Promise<OutboxPage> {
  const { items, next } = await system.queries.outbox.list(args);
  const documents = items.map(({ document }) => document);
  if (whole === undefined) return { items: documents.map(row), next };
  await system.personalData.openWithin(whole.look, documents);
  const shown = (each: OutboxDocument): OutboxRow => {
    const found = content(whole.sending, each);
    return { ...row(each), ...(found && { content: found }) };
  };
  return { items: documents.map(shown), next };
}

/** `caseledger outbox retry ID`: tries a failed message again now. */
export const retryMessage: Operation<
  { readonly messageId: string },
  { readonly messageId: string; readonly state: OutboxDocument['state'] }
> = async function* ({ system, transport }, { messageId }, operator) {
  const before = await system.engine.state(outboxDecider, messageId);
  if (before.is === 'unknown')
    throw new Refused('not_found', `there is no message ${messageId}: see caseledger outbox list`);
  await recordRun(system, operator, { command: 'outbox retry', task: 'outbox' });
  const id = system.randomness.uuid();
  const context = { actor: operator.actor, command: 'RetryMessage', idempotencyKey: id, correlationId: id };
  await sendMessage(sendingOf(system, transport), messageId, { context, byHand: true });
  const after = await system.engine.state(outboxDecider, messageId);
  return { messageId, state: after.is === 'unknown' ? before.is : after.is };
};

const row = (document: OutboxDocument): OutboxRow => {
  const { messageId, state, channel, template, language, cause, attempts, queuedAt, sentAt } = document;
  const { failure, returnCode, dueAt } = document;
  return {
    ...{ messageId, state, channel, template, language, cause, attempts, queuedAt, sentAt },
    ...{ failure, returnCode, nextTryAt: dueAt },
  };
};

/** Of an addressee who was erased nothing is left to show; what a newer program wrote, only that shows. */
function content(sending: SendingPorts, message: OutboxDocument): OutboxRow['content'] {
  const { sealedParams, ...written } = message;
  try {
    const { to, subject, text } = messageToSend(sending, {
      ...written,
      ...(sealedParams && { sealedParams }),
    });
    return { to, text, ...(subject === undefined ? {} : { subject }) };
  } catch (error) {
    if (error instanceof SendRefused) return { to: erased, text: erased };
    if (error instanceof SendDelayed) return undefined;
    throw error;
  }
}

const erased = '[erased]';
