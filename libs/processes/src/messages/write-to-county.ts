import {
  longestBody,
  longestNote,
  longestSubject,
  mustBeToDo,
  mustStayOpen,
  replyDue,
  threadDecider,
  written,
} from '#contexts/e-messages';
import type { CommandContext } from '#engine';
import {
  type AccountId,
  type Actor,
  type CaseNumber,
  type FileId,
  type Instant,
  InvalidInput,
  type MessageId,
  messageId,
  NotFound,
  personSubject,
  seal,
  threadId,
} from '#kernel';
import { standingLinkOf } from '../linking/link-standing.js';
import type { FlowPorts } from '../ports.js';
import { handsFor, hiddenAccounts, isHidden, messageStanding, threadStanding } from './message-standing.js';
import { newReceipt, receiptOf } from './receipt.js';
import type { Written } from './send-e-message.js';

/** The customer, by the account that is signed in. */
export interface Customer {
  readonly accountId: AccountId;
  readonly by: Actor;
}

/** What a customer writes, with by when the county answers. */
export interface WrittenToCounty extends Written {
  readonly replyBy: Instant;
}

/** A customer writes to the worker. @throws NotFound, InvalidInput, Refused */
export async function writeToCounty(
  ports: FlowPorts,
  { accountId, by }: Customer,
  input: {
    readonly caseNumber: CaseNumber;
    readonly program?: string;
    readonly subject: unknown;
    readonly body: unknown;
  },
  context: CommandContext,
): Promise<WrittenToCounty> {
  const link = await standingLinkOf(ports, accountId);
  const { caseNumber } = input;
  const known = link && (await messageStanding(ports, caseNumber, link.personId));
  if (link === undefined || known === undefined || !known.onCase) throw new NotFound();
  const { personId } = link;
  if (input.program !== undefined && !known.programs.some((each) => each.open && each.kind === input.program))
    throw new InvalidInput([{ field: 'program', message: 'choose one of the open programs of this case' }]);
  const id = threadId(ports.secrets.id('e-message', accountId, context.idempotencyKey));
  const at = ports.clock.now();
  const subject = personSubject(personId);
  const due = replyDue(at, known.settings);
  const outcome = await ports.engine.execute(
    threadDecider,
    id,
    {
      kind: 'receive-message',
      ...{ threadId: id, number: receiptOf(id), accountId, by, caseNumber, personId, due, at },
      county: known.county,
      standing: known.standing,
      ...(await handsFor(ports, known, input.program)),
      subject: seal(subject, { text: written('subject', input.subject, longestSubject) }),
      body: seal(subject, { text: written('body', input.body, longestBody) }),
    },
    context,
  );
  const first = outcome.state.is === 'begun' ? outcome.state.messages[0] : undefined;
  return {
    messageId: messageId(id),
    number: receiptOf(id),
    at: first?.at ?? at,
    replyBy: first?.due ?? due,
    position: outcome.position,
  };
}

/** A customer's thread, as far as it is theirs to see. @throws NotFound */
export async function ownThread(ports: Pick<FlowPorts, 'engine'>, id: string, accountId: AccountId) {
  const known = await threadStanding(ports, id);
  if (known.standing.account !== accountId) throw new NotFound();
  const hidden = await hiddenAccounts(ports, known.thread.personId);
  if (isHidden(known.thread, hidden)) throw new NotFound();
  return { ...known, hidden };
}

/** Something can still be written into it: asked before anything of a body is looked at. @throws NotFound, Refused */
export async function mustBeRepliable(
  ports: Pick<FlowPorts, 'engine'>,
  { accountId }: Customer,
  id: string,
): Promise<void> {
  mustStayOpen((await ownThread(ports, id, accountId)).thread);
}

/** @throws NotFound, InvalidInput, Refused */
export async function replyToCounty(
  ports: FlowPorts,
  { accountId, by }: Customer,
  { id, body }: { readonly id: string; readonly body: unknown },
  context: CommandContext,
): Promise<WrittenToCounty> {
  const { thread, ...known } = await ownThread(ports, id, accountId);
  mustStayOpen(thread);
  const newNumber = newReceipt(ports, thread.threadId, accountId, context.idempotencyKey);
  const newId = messageId(`${thread.threadId}-${newNumber.toLowerCase()}`);
  const at = ports.clock.now();
  const due = replyDue(at, known.settings);
  const outcome = await ports.engine.execute(
    threadDecider,
    thread.threadId,
    {
      kind: 'receive-reply',
      ...{ messageId: messageId(id), newId, number: newNumber, accountId, by, at, due },
      standing: known.standing,
      body: seal(personSubject(thread.personId), { text: written('body', body, longestBody) }),
      hands: await handsFor(ports, known, thread.program),
    },
    context,
  );
  const written1 =
    outcome.state.is === 'begun'
      ? outcome.state.messages.find((each) => each.messageId === newId)
      : undefined;
  return {
    messageId: newId,
    number: newNumber,
    at: written1?.at ?? at,
    replyBy: written1?.due ?? due,
    position: outcome.position,
  };
}

/** The customer opened a thread. @throws NotFound */
export async function readFromCounty(
  ports: FlowPorts,
  { accountId, by }: Customer,
  id: string,
  context: CommandContext,
): Promise<string | undefined> {
  const { thread, standing } = await ownThread(ports, id, accountId);
  const command = { messageId: messageId(id), accountId, by, standing, at: ports.clock.now() };
  const outcome = await ports.engine.execute(
    threadDecider,
    thread.threadId,
    { kind: 'read-by-customer', ...command },
    context,
  );
  return outcome.position;
}

/** What a completed action got: the receipt. */
export interface Completed {
  readonly number: string;
  readonly at: Instant;
  readonly position: string | undefined;
}

/** The action can still be done: asked before anything of a body is looked at. @throws NotFound, Refused */
export async function mustBeDoable(
  ports: Pick<FlowPorts, 'engine'>,
  { accountId, by }: Customer,
  id: string,
) {
  const known = await ownThread(ports, id, accountId);
  const on = { messageId: messageId(id), accountId, by, standing: known.standing, at: '' };
  mustBeToDo(known.thread, on);
  return known;
}

/** @throws NotFound, InvalidInput, Refused */
export async function completeOwnAction(
  ports: FlowPorts,
  { accountId, by }: Customer,
  input: {
    readonly id: string;
    readonly documents: readonly FileId[];
    readonly note?: unknown;
    readonly viewed: boolean;
  },
  context: CommandContext,
): Promise<Completed> {
  const { thread, standing, settings } = await ownThread(ports, input.id, accountId);
  const at = ports.clock.now();
  const number = newReceipt(ports, thread.threadId, accountId, context.idempotencyKey);
  const note = typeof input.note === 'string' && input.note.trim() === '' ? undefined : input.note;
  const outcome = await ports.engine.execute(
    threadDecider,
    thread.threadId,
    {
      kind: 'complete',
      ...{ messageId: messageId(input.id), accountId, by, standing, at, number },
      documents: input.documents,
      viewed: input.viewed,
      due: replyDue(at, settings),
      ...(note !== undefined && {
        note: seal(personSubject(thread.personId), { text: written('note', note, longestNote) }),
      }),
    },
    context,
  );
  const completed = outcome.events.find((each) => each.type === 'ActionCompleted');
  return { number, at: completed?.data.at ?? at, position: outcome.position };
}

/** A document that was looked into and is stored. */
export interface StoredDocument {
  readonly documentId: FileId;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly pages: number;
  readonly state: 'quarantined' | 'released';
  readonly digest: string;
}

/** @throws NotFound, Refused */
export async function addDocument(
  ports: FlowPorts,
  { accountId, by }: Customer,
  id: MessageId,
  { name, ...document }: StoredDocument,
  context: CommandContext,
): Promise<{ readonly position: string | undefined; readonly documentId: FileId }> {
  const { thread, standing, settings } = await ownThread(ports, id, accountId);
  const outcome = await ports.engine.execute(
    threadDecider,
    thread.threadId,
    {
      kind: 'upload-document',
      ...{ messageId: id, accountId, by, standing, at: ports.clock.now() },
      ...document,
      name: seal(personSubject(thread.personId), { text: name }),
      most: { documents: settings.documentsPerAction, bytes: settings.actionMegabytes * 1_000_000 },
    },
    context,
  );
  // A repeat of the same upload answers with what the first one added.
  const added = outcome.events.find((each) => each.type === 'DocumentUploaded');
  return {
    position: outcome.position,
    documentId: added?.data.documentId ?? document.documentId,
  };
}

/** Takes a document back, or notes that the customer opened the one to view. @throws NotFound, Refused */
export async function onOwnDocument(
  ports: FlowPorts,
  { accountId, by }: Customer,
  id: MessageId,
  wish:
    | { readonly kind: 'remove-document'; readonly documentId: FileId }
    | { readonly kind: 'view-document' },
  context: CommandContext,
): Promise<string | undefined> {
  const { thread, standing } = await ownThread(ports, id, accountId);
  const on = { messageId: id, accountId, by, standing, at: ports.clock.now() };
  const outcome = await ports.engine.execute(threadDecider, thread.threadId, { ...on, ...wish }, context);
  return outcome.position;
}
