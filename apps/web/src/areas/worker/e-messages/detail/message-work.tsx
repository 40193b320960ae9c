import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { ProblemAlert } from '../../../../shared/problem-alert.js';
import { useShortcuts } from '../../../../shared/shortcuts.js';
import { useMe } from '../../../../shell/session.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import type { Thread } from '../../parts/e-message-types.js';
import { leaveOrBlur } from '../../parts/leave-or-blur.js';
import { useMessagePlace } from '../../parts/message-place.js';
import { paths } from '../../parts/navigation.js';
import { ReassignMessage, useReassign } from '../../parts/reassign-message.js';
import { useKeptText } from '../compose/use-kept-text.js';
import { CloseEditor } from './close-editor.js';
import { NoReplyNeeded } from './no-reply-needed.js';
import { ReplyEditor } from './reply-editor.js';
import { StaffNote } from './staff-note.js';

/** What Edit means for the message that is open: an answer, the closing of an action, or a new message in its place. */
const editOf = ({ direction, allowed }: Thread): 'reply' | 'close' | 'new' =>
  direction === 'from_customer' ? 'reply' : allowed.close === null ? 'close' : 'new';

/** Edit, View and what else can be done with the message; below them the editor, while somebody edits. */
export function MessageWork({ thread }: { readonly thread: Thread }) {
  const { messageId, caseNumber, personId, allowed, subject } = thread;
  const { rights } = useMe();
  const place = useMessagePlace();
  const answer = useKeptText(`e-message-reply:${thread.threadId}`, '');
  const kind = editOf(thread);
  const whyNot = kind === 'reply' ? allowed.reply : kind === 'new' ? allowed.send : null;
  const maySend = rights.includes('e-message:send');
  const [editing, setEditing] = useState(kind === 'reply' && answer.restored !== undefined);
  const [done, say] = useState<{ readonly what: ReactNode; readonly turn: number }>();
  const setDone = (what?: ReactNode) =>
    say((before) => (what === undefined ? undefined : { what, turn: (before?.turn ?? 0) + 1 }));
  const { nameOf } = useCountyWorkers();
  const undo = useReassign(messageId, (to) => setDone(`Given back to ${nameOf(to)}.`));
  const reassigned = (to: string, from: string | null) =>
    setDone(
      <>
        Reassigned to {to}.{' '}
        {from !== null && (
          <button
            type="button"
            className="usa-button usa-button--unstyled"
            onClick={() => !undo.isPending && undo.mutate(from)}
          >
            Undo
          </button>
        )}
      </>,
    );
  const edits = editing && maySend && kind !== 'new';
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !edits && done === undefined) editButton.current?.focus();
    wasEditing.current = edits;
  }, [edits, done]);
  const close = () => void place.close();
  const edit = () => {
    if (!maySend || whyNot !== null) return;
    setDone();
    if (kind === 'new')
      void place.leaveFor(`${paths.newEMessage}?caseNumber=${caseNumber}`, {
        prefill: { personId, subject },
      });
    else setEditing(true);
  };
  const view = () => void place.leaveFor(paths.eMessageAsCustomer(messageId));
  const finish = (what: ReactNode) => {
    setEditing(false);
    setDone(what);
  };
  useShortcuts([
    ...(edits ? [] : [{ keys: 'e', does: 'Edit', run: edit }]),
    {
      keys: 'Escape',
      does: 'Close',
      run: () => leaveOrBlur(edits ? () => setEditing(false) : close),
    },
  ]);
  return (
    <>
      {done && <Done key={done.turn}>{done.what}</Done>}
      {undo.isError && <ProblemAlert key={undo.submittedAt} problem={undo.error} />}
      {edits && kind === 'reply' && (
        <ReplyEditor
          thread={thread}
          answer={answer}
          onDone={() => finish('Sent. The customer reads your answer in the portal.')}
          onLeave={() => setEditing(false)}
        />
      )}
      {edits && kind === 'close' && (
        <CloseEditor
          thread={thread}
          onDone={(followUpId) =>
            finish(
              followUpId === undefined ? (
                'Saved. The action is closed.'
              ) : (
                <>
                  Saved. The action is closed, and a new one has been sent in its place.{' '}
                  <Link to={paths.eMessage(followUpId)}>Open the new action</Link>
                </>
              ),
            )
          }
          onLeave={() => setEditing(false)}
        />
      )}
      {!edits && (
        <div className="panel message-work">
          {maySend && whyNot !== null && <p className="message-work__why">{whyNot.text}</p>}
          {!maySend && (
            <p className="muted">You need the right e-message:send to answer. Ask your supervisor.</p>
          )}
          <div className="actions">
            {maySend && whyNot === null && (
              <button ref={editButton} type="button" className="usa-button message-work__edit" onClick={edit}>
                Edit
              </button>
            )}
            <Other onClick={view}>View</Other>
            {maySend && allowed.noReplyNeeded === null && (
              <NoReplyNeeded messageId={messageId} onDone={() => setDone('Marked: no reply is needed.')} />
            )}
            {maySend && <StaffNote messageId={messageId} onDone={() => setDone('The note is added.')} />}
            {allowed.reassign && (
              <ReassignMessage thread={thread} onDone={(to) => reassigned(to, thread.worker)} />
            )}
            <Other onClick={close}>Close</Other>
          </div>
          <QuestionWaits thread={thread} />
        </div>
      )}
    </>
  );
}

const Other = ({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) => (
  <button type="button" className="usa-button usa-button--outline" onClick={onClick}>
    {children}
  </button>
);

/** In the thread of an action the customer's question is answered from the question. */
function QuestionWaits({ thread: { waitingMessages, messageId, type } }: { readonly thread: Thread }) {
  const last = waitingMessages.at(-1);
  if (type !== 'Action' || last === undefined || last === messageId) return null;
  return (
    <p className="message-work__why">
      The customer has asked something. <Link to={paths.eMessage(last)}>Answer the question</Link>
    </p>
  );
}

/** What was just done; takes the focus, because the button that did it is gone. */
function Done({ children }: { readonly children: ReactNode }) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => alert.current?.focus(), []);
  return (
    <div
      ref={alert}
      tabIndex={-1}
      role="status"
      className="problem usa-alert usa-alert--success usa-alert--slim"
    >
      <div className="usa-alert__body">
        <p className="usa-alert__text">{children}</p>
      </div>
    </div>
  );
}
