import {
  type Audience,
  doer,
  type Happening,
  type NoteTold,
  type Part,
  said,
  theWorker,
  type Words,
  whom,
} from '#bounded-context';
import { type Actor, type MessageId, messageId, type Recorded } from '#kernel';
import type { EMessagesEvent } from './context.js';
import { noReplyReasonTexts } from './reason-texts.js';
import type { MovedDue, ThreadEvent } from './thread/events.js';

type Told = Pick<Happening, 'notes'>;
type Note = NoteTold['note'];

/**
 * e-Messages in words. A case that came from another county brings its threads along, whole, so what happened there is told
 * too, without who did it; of another county's catalogue nothing.
 */
export const eMessageWords: Words<EMessagesEvent> = {
  tell: (event, audience) =>
    event.type === 'FormAdded' || event.type === 'FormChanged'
      ? formWords(event, audience)
      : threadWords(event, audience),
  isOnCase: (event, county) =>
    (event.type !== 'FormAdded' && event.type !== 'FormChanged') || event.data.county === county,
};

function formWords(
  event: Recorded<Extract<EMessagesEvent, { type: 'FormAdded' | 'FormChanged' }>>,
  audience: Audience,
): Happening {
  const { by, title } = event.data;
  const named = title === undefined ? 'A notice of one person' : `The document “${title}”`;
  const what =
    event.type === 'FormAdded' ? 'was added to the Forms catalogue' : 'was changed in the Forms catalogue';
  return { kind: 'message', said: said`${named} ${what}.`, by: doer(by, audience) };
}

function threadWords(event: Recorded<ThreadEvent>, audience: Audience): Happening {
  const { personId } = event.data;
  const tell = (
    kind: Happening['kind'],
    text: readonly Part[],
    {
      by = event.meta.actor,
      on = messageId(event.data.threadId),
      ...told
    }: Told & { by?: Actor; on?: MessageId } = {},
  ): Happening => ({ kind, said: text, by: doer(by, audience), personId, messageId: on, ...told });
  switch (event.type) {
    case 'MessageSent':
      return tell('message', said`An e-Message was sent to ${whom(personId)}. Number ${event.data.number}.`);
    case 'ActionRequested': {
      const { action, form, due, number } = event.data;
      const what = form?.title === undefined ? '' : ` (${form.title})`;
      return tell(
        'action',
        said`${whom(personId)} was asked to do an action: ${action}${what}, by ${due}. Number ${number}.`,
      );
    }
    case 'MessageReceived':
      return tell('message', said`An e-Message came from ${whom(personId)}. Number ${event.data.number}.`, {
        on: event.data.messageId,
      });
    case 'MessageRead':
      return tell('message', said`e-Messages were opened.`, { by: event.data.by });
    case 'MessageStatusChanged': {
      const { from, to, by } = event.data;
      return tell('message', said`The status of an e-Message changed from ${from} to ${to}.`, {
        by,
        on: event.data.messageId,
      });
    }
    case 'ReplySent': {
      const { answers, actionDue, by } = event.data;
      const what =
        answers.length === 0 ? 'An addition to an answer' : `An answer to ${counted(answers.length)}`;
      return tell('message', said`${what} was sent to ${whom(personId)}.${dueNow(actionDue)}`, { by });
    }
    case 'ActionCompleted': {
      const { documents, note, number } = event.data;
      const what =
        documents.length === 0 ? 'without a document' : `with ${counted(documents.length, 'document')}`;
      return tell(
        'action',
        said`${whom(personId)} completed an action ${what}. Number ${number}.`,
        noted('Note', note),
      );
    }
    case 'ActionReopened':
      return tell(
        'action',
        said`An action was opened again, because a document of it was refused; it can be done until ${event.data.due}.`,
      );
    case 'ActionClosed': {
      const { withdrawn, note, by, followedBy } = event.data;
      const next = followedBy === undefined ? '' : ' A new one was started in its place.';
      return tell('action', said`An action was ${withdrawn ? 'withdrawn' : 'closed'}.${next}`, {
        by,
        ...noted('Note', note),
      });
    }
    case 'NoReplyNeeded': {
      const { reason, note, actionDue, by } = event.data;
      return tell(
        'message',
        said`An e-Message of ${whom(personId)} was marked as needing no reply: ${noReplyReasonTexts[reason]}.${dueNow(actionDue)}`,
        { by, on: event.data.messageId, ...noted('Note', note) },
      );
    }
    case 'MessageReassigned': {
      const { to, how, by } = event.data;
      const hands: Part = to.worker === undefined ? "the supervisors' queue" : theWorker(to.worker);
      return tell('message', said`An e-Message came to ${hands}${whyMoved[how]}.`, { by });
    }
    case 'MessageNoted': {
      const { note, by } = event.data;
      return tell('message', said`A note for staff was added to an e-Message.`, {
        by,
        ...noted('Note', note),
      });
    }
    case 'ResponseOverdue':
      return event.data.late === 'worker'
        ? tell('message', said`The time to answer an e-Message of ${whom(personId)} is over.`, {
            on: event.data.messageId,
          })
        : tell('action', said`The time for ${whom(personId)} to do an action is over.`);
    case 'DocumentUploaded':
      return tell('action', said`A document was added to an action; it is not sent yet.`);
    case 'DocumentRemoved':
      return tell('action', said`A document that was not sent yet was removed from an action.`);
    case 'DocumentReleased':
    case 'DocumentRefused': {
      const { reason, by } = event.data;
      const what = event.type === 'DocumentReleased' ? 'released' : 'refused';
      return tell('action', said`A document was ${what}.`, { by, ...noted('Reason', reason) });
    }
    case 'DocumentViewed':
      return tell('action', said`${whom(personId)} opened the document of an action.`);
  }
}

const whyMoved = {
  supervisor: '',
  program_worker: ', who has the program now',
  program_ended: ', because its program ended',
  case_moved: ', because the case came to another county',
} as const;

const dueNow = (due: MovedDue | undefined) =>
  due === undefined ? '' : ` The action can be done until ${due.to} now.`;

const counted = (n: number, what = 'e-Message') => `${n} ${what}${n === 1 ? '' : 's'}`;

const noted = (label: string, note: Note | undefined): Told =>
  note === undefined ? {} : { notes: [{ label, note }] };
