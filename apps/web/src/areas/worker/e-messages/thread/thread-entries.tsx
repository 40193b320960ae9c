import { useEffect, useRef, useState } from 'react';
import { momentText } from '../../../../shared/dates.js';
import type { Thread, ThreadEntry } from '../../parts/e-message-types.js';
import { chosenText } from '../../parts/words.js';
import { StatusTag } from '../status-tag.js';
import { noReplyReasonTexts } from '../texts.js';
import { EntryDocuments } from './entry-documents.js';

/** What was written, oldest first. It opens at the first entry that was not read yet. */
export function ThreadEntries({
  thread,
  asCustomer = false,
}: {
  readonly thread: Thread;
  /** As the customer sees it: nothing can be done with it. */
  readonly asCustomer?: boolean;
}) {
  const { entries } = thread;
  const list = useRef<HTMLOListElement>(null);
  const [firstUnread] = useState(() => (asCustomer ? -1 : entries.findIndex(isUnread)));
  useEffect(() => {
    if (firstUnread > 0) list.current?.children[firstUnread]?.scrollIntoView({ block: 'nearest' });
  }, [firstUnread]);
  return (
    <section aria-labelledby="thread">
      <h2 id="thread" className="usa-sr-only">
        What was written
      </h2>
      <ol className="thread" ref={list}>
        {entries.map((entry, place) => (
          <li key={entry.entryId} className={`thread__entry thread__entry--${look(entry)}`}>
            {place > 0 && place === firstUnread && <p className="thread__new">New from here</p>}
            <Entry entry={entry} thread={thread} asCustomer={asCustomer} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const isUnread = ({ from, readAt }: ThreadEntry): boolean => from === 'customer' && readAt === null;
const look = ({ kind, from }: ThreadEntry): string => (kind === 'note' ? 'note' : from);

const kinds: Readonly<Record<ThreadEntry['kind'], string | undefined>> = {
  message: undefined,
  action: 'Asked for an action',
  reply: undefined,
  completion: 'Completed the action',
  closing: 'Closed the action',
  note: 'Staff only',
};

function Entry({
  entry,
  thread,
  asCustomer,
}: {
  readonly entry: ThreadEntry;
  readonly thread: Thread;
  readonly asCustomer: boolean;
}) {
  const { kind, name, at, status, readAt, body, noReply, documents, from, number } = entry;
  const said = kind === 'action' && thread.actionType ? `Asked for: ${thread.actionType}` : kinds[kind];
  return (
    <article aria-label={`${kind === 'note' ? 'Staff only, ' : ''}${name}, ${momentText(at)}`}>
      <header className="thread__head">
        <strong>{name}</strong>
        <time dateTime={at}>{momentText(at)}</time>
        {said && <span className={kind === 'note' ? 'tag tag--staff' : 'muted'}>{said}</span>}
        {status && !asCustomer && <StatusTag status={status} />}
        {number && <span className="muted">Number {number}</span>}
        {readAt !== null && (
          <span className="muted">
            {from === 'customer' ? 'Read by the county' : 'Read by the customer'} {momentText(readAt)}
          </span>
        )}
      </header>
      {body !== null && <p className="thread__body">{body}</p>}
      {documents.length > 0 && <EntryDocuments documents={documents} readOnly={asCustomer} />}
      {noReply && (
        <p className="thread__mark">
          {asCustomer
            ? 'No reply is needed.'
            : `No reply needed: ${chosenText(noReplyReasonTexts[noReply.reason])}${noReply.note ? `, ${noReply.note}` : ''} (${noReply.by}, ${momentText(noReply.at)})`}
        </p>
      )}
    </article>
  );
}
