import {
  type ActionType,
  type CloseAction,
  longestBody,
  longestNote,
  mustBeAnswerable,
  mustBeClosable,
  mustWaitForReply,
  type NoReplyReason,
  type OpenThread,
  threadDecider,
  written,
} from '#contexts/e-messages';
import type { CommandContext } from '#engine';
import {
  type Actor,
  type FileId,
  type MessageId,
  messageId,
  NotFound,
  type PersonId,
  personSubject,
  seal,
  type WorkerId,
} from '#kernel';
import { latest } from '../linking/link-account-to-person.js';
import type { FlowPorts } from '../ports.js';
import { threadOf, threadStanding } from './message-standing.js';
import { sendEMessage } from './send-e-message.js';

/** Somebody of a county's staff, on one message. */
export interface OnMessage {
  readonly messageId: MessageId;
  readonly by: Actor;
}

/** What a worker does with a message. */
export type MessageWish =
  | { readonly kind: 'read-by-worker' }
  | { readonly kind: 'reply'; readonly body: unknown; readonly upTo?: string }
  | { readonly kind: 'close'; readonly note?: unknown; readonly followUp?: FollowUp }
  | { readonly kind: 'no-reply-needed'; readonly reason: NoReplyReason; readonly note?: unknown }
  | { readonly kind: 'note'; readonly text: unknown }
  | { readonly kind: 'reassign'; readonly to: WorkerId }
  | {
      readonly kind: 'release-document' | 'refuse-document';
      readonly documentId: FileId;
      readonly reason: unknown;
    };

/** The action that is started in place of one whose answer was incomplete. */
export interface FollowUp {
  readonly subject: string;
  readonly body: string;
  readonly actionType: ActionType;
  readonly formId?: string;
  readonly due?: string;
}

/** Whether a wish is possible by the status of its message: asked before anything else of it is looked at. */
export async function mustBePossible(
  { engine }: Pick<FlowPorts, 'engine'>,
  on: OnMessage,
  kind: MessageWish['kind'],
): Promise<void> {
  const thread = await engine.state(threadDecider, threadOf(on.messageId));
  if (kind === 'reply') mustBeAnswerable(thread, on);
  if (kind === 'close') mustBeClosable(thread, on);
  if (kind === 'no-reply-needed') mustWaitForReply(thread, on);
}

/** @throws NotFound, InvalidInput, Refused */
export async function actOnMessage(
  ports: FlowPorts,
  on: OnMessage,
  wish: MessageWish,
  context: CommandContext,
): Promise<{ readonly position: string | undefined; readonly followUpId?: MessageId }> {
  const { thread, standing } = await threadStanding(ports, on.messageId);
  if (thread.county !== on.by.county) throw new NotFound();
  const act = { ...on, standing, at: ports.clock.now() };
  const execute = (command: Parameters<typeof threadDecider.decide>[0]) =>
    ports.engine.execute(threadDecider, thread.threadId, command, context);
  const text = textsOf(thread.personId);
  switch (wish.kind) {
    case 'read-by-worker':
      return execute({ ...act, kind: 'read-by-worker' });
    case 'reply': {
      const { body, upTo } = wish;
      const answer = { body: text('body', body, longestBody), ...(upTo && { upTo: messageId(upTo) }) };
      return execute({ ...act, kind: 'reply', ...answer });
    }
    case 'close':
      return close(
        ports,
        thread,
        { ...act, kind: 'close', ...noteOf(text, wish.note) },
        wish.followUp,
        context,
      );
    case 'no-reply-needed': {
      const { reason, note } = wish;
      return execute({ ...act, kind: 'no-reply-needed', reason, ...noteOf(text, note) });
    }
    case 'note': {
      const entryId = `${thread.threadId}-n${ports.secrets.id('note', thread.threadId, context.idempotencyKey)}`;
      const note = text('text', wish.text, longestNote);
      return execute({ ...act, kind: 'note', entryId, note });
    }
    case 'reassign':
      return execute({ ...act, kind: 'reassign', to: wish.to });
    case 'release-document':
    case 'refuse-document': {
      const { kind, documentId, reason } = wish;
      return execute({ ...act, kind, documentId, reason: text('reason', reason, longestNote) });
    }
  }
}

/**
 * A follow-up is sent first, then the action is closed: what could forbid closing was asked before, and the same call
 * again completes what a crash left half done.
 */
async function close(
  ports: FlowPorts,
  thread: OpenThread,
  command: CloseAction,
  followUp: FollowUp | undefined,
  context: CommandContext,
) {
  if (followUp === undefined) return ports.engine.execute(threadDecider, thread.threadId, command, context);
  const earlier = await ports.engine.earlier(threadDecider, thread.threadId, context);
  // Refuses what cannot be closed before anything new is sent.
  if (earlier === undefined) threadDecider.decide(command, thread);
  const { subject, body, actionType, formId, due } = followUp;
  const action = {
    type: actionType,
    ...(formId && { formId }),
    ...(due && { due }),
    follows: command.messageId,
  };
  const { caseNumber, personId, program, county } = thread;
  const sent = await sendEMessage(
    ports,
    { by: command.by, county, input: { caseNumber, personId, program, subject, body, action } },
    { ...context, command: `${context.command}:follow-up` },
  );
  const closed = await ports.engine.execute(
    threadDecider,
    thread.threadId,
    { ...command, followedBy: sent.messageId },
    context,
  );
  return { position: latest(sent.position, closed.position), followUpId: sent.messageId };
}

const textsOf = (person: PersonId) => (field: string, value: unknown, most: number) =>
  seal(personSubject(person), { text: written(field, value, most) });

/** A note that was left out, or is blank, is none. */
const noteOf = (text: ReturnType<typeof textsOf>, note: unknown) =>
  note === undefined || (typeof note === 'string' && note.trim() === '')
    ? {}
    : { note: text('note', note, longestNote) };
