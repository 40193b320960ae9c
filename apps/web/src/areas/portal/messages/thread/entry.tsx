import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { longDateOfMomentText, timeOfMomentText } from '../../../../shared/dates.js';
import { useLocale } from '../../parts/locale.js';
import { ways } from '../../parts/ways.js';
import { DocumentList } from '../parts/document-list.js';
import type { OwnEntry, OwnThread } from '../parts/own-messages.js';
import { statusWord } from '../parts/status-words.js';

/** One thing that was written or done: who, when, what, and what became of it. */
export function Entry({
  entry,
  thread,
  isNew,
}: {
  readonly entry: OwnEntry;
  readonly thread: OwnThread;
  readonly isNew: boolean;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { entryId, from, at, body, documents, number, noReplyNeeded } = entry;
  const isOwn = from === 'customer';
  return (
    <li className={isOwn ? 'entry entry--own' : 'entry'}>
      <h3 id={`entry-${entryId}`} tabIndex={-1}>
        {isOwn ? t('messages.you') : t('messages.county', { county: thread.countyName })}
        {isNew && (
          <>
            {' '}
            <span className="usa-tag">{t('messages.list.unread')}</span>
          </>
        )}
      </h3>
      <p className="muted">
        <time dateTime={at}>
          {longDateOfMomentText(at, locale)}, {timeOfMomentText(at, locale)}
        </time>
      </p>
      <WhatHappened entry={entry} thread={thread} />
      {body !== null && <p className="entry__body">{body}</p>}
      {documents.length > 0 && <DocumentList documents={documents} label={t('messages.thread.documents')} />}
      {isOwn && (
        <p className="entry__foot">
          {entry.kind === 'message' && entry.status !== null && (
            <span>{t(`messages.status.${statusWord(entry.status, 'customer')}`)}</span>
          )}
          {number !== null && (
            <Link className="usa-link" to={ways.receipt(thread.threadId, number)}>
              {t('messages.thread.receipt', { number })}
            </Link>
          )}
        </p>
      )}
      {noReplyNeeded && <p>{t('messages.thread.noReply')}</p>}
    </li>
  );
}

/** Of an entry that is more than a text. */
function WhatHappened({ entry, thread }: { readonly entry: OwnEntry; readonly thread: OwnThread }) {
  const { t } = useTranslation();
  const isWithdrawn = !thread.entries.some(({ kind }) => kind === 'completion');
  switch (entry.kind) {
    case 'completion':
      return (
        <p>
          <strong>{t('messages.thread.completed')}</strong>
          {entry.documents.length === 0 &&
            thread.actionType === 'Upload Document' &&
            ` (${t('messages.thread.withoutDocument')})`}
        </p>
      );
    case 'closing':
      return (
        <p>
          <strong>{t(isWithdrawn ? 'messages.thread.withdrawn' : 'messages.thread.closed')}</strong>
        </p>
      );
    case 'action':
    case 'message':
    case 'reply':
      return null;
  }
}
