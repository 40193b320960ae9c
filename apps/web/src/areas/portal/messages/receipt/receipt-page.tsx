import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Alert } from '../../../../shared/alert.js';
import { longDateOfMomentText, timeOfMomentText } from '../../../../shared/dates.js';
import { sizeText } from '../../../../shared/numbers.js';
import { Page } from '../../../../shared/page.js';
import { useMe } from '../../../../shell/session.js';
import { useLocale } from '../../parts/locale.js';
import { ways } from '../../parts/ways.js';
import { useLastDay } from '../parts/due-text.js';
import type { OwnEntry, OwnThread } from '../parts/own-messages.js';
import { ThreadGate } from '../parts/thread-gate.js';
import { PrintButton } from './print-button.js';

/** Proof of what was sent, and when: on one sheet of paper (rule M8: documents by their names). */
export function ReceiptPage() {
  const { number = '' } = useParams();
  return <ThreadGate show={(thread) => <Receipt thread={thread} number={number} />} />;
}

function Receipt({ thread, number }: { readonly thread: OwnThread; readonly number: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const lastDay = useLastDay();
  const { name } = useMe();
  const entry = thread.entries.find((each) => each.from === 'customer' && each.number === number);
  return (
    <Page title={t('messages.receipt.title')} width="reading">
      {entry === undefined ? (
        <p className="usa-intro">{t('messages.receipt.gone')}</p>
      ) : (
        <>
          <Alert type="success">{t('messages.receipt.kept')}</Alert>
          <dl className="facts receipt">
            <dt>{t('messages.receipt.number')}</dt>
            <dd className="receipt__number">{number}</dd>
            <dt>{t('messages.receipt.at')}</dt>
            <dd>
              {longDateOfMomentText(entry.at, locale)}, {timeOfMomentText(entry.at, locale)}
            </dd>
            <dt>{t('messages.receipt.by')}</dt>
            <dd>{name}</dd>
            <dt>{t('messages.receipt.to')}</dt>
            <dd>{t('messages.county', { county: thread.countyName })}</dd>
            <dt>{t('messages.receipt.case')}</dt>
            <dd>{thread.caseNumber}</dd>
            <dt>{t('messages.receipt.subject')}</dt>
            <dd className="receipt__subject">{thread.subject}</dd>
            <dt>{t('messages.receipt.what')}</dt>
            <dd>
              <What entry={entry} thread={thread} />
            </dd>
            {thread.replyBy !== null && (
              <>
                <dt>{t('messages.receipt.answersBy')}</dt>
                <dd>{lastDay(thread.replyBy)}</dd>
              </>
            )}
          </dl>
          <div className="buttons">
            <PrintButton />
            <Link className="usa-link" to={ways.thread(thread.threadId)}>
              {t('messages.receipt.toThread')}
            </Link>
          </div>
        </>
      )}
      <p>
        <Link className="usa-link" to={ways.messages}>
          {t('messages.back')}
        </Link>
      </p>
    </Page>
  );
}

function What({ entry, thread: { action } }: { readonly entry: OwnEntry; readonly thread: OwnThread }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (entry.kind !== 'completion') return t('messages.receipt.message');
  const { documents, body } = entry;
  return (
    <>
      {action?.form && <p>{t('messages.receipt.read', { title: action.form.title })}</p>}
      {documents.length > 0 && (
        <ul>
          {documents.map((each) => (
            <li key={each.documentId}>
              {each.name} ({sizeText(each.size, locale)})
            </li>
          ))}
        </ul>
      )}
      {documents.length === 0 && body !== null && <p>{t('messages.receipt.note')}</p>}
      {body !== null && <p className="entry__body">{body}</p>}
    </>
  );
}
