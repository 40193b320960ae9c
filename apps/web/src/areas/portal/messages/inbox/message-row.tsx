import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { longDateOfMomentText } from '../../../../shared/dates.js';
import { useLocale } from '../../parts/locale.js';
import { ways } from '../../parts/ways.js';
import { DueText } from '../parts/due-text.js';
import type { OwnThreadRow } from '../parts/own-messages.js';
import { statusWord } from '../parts/status-words.js';

/** One thread: what it is about, with which county, how it stands in customers' words, and what is to be done when. */
export function MessageRow({ row }: { readonly row: OwnThreadRow }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { caseNumber, countyName: county, status, statusOf, actionType, due, overdue } = row;
  return (
    <li className={row.unread ? 'usa-collection__item messages__new' : 'usa-collection__item'}>
      <div className="usa-collection__body">
        <h3 className="usa-collection__heading">
          {row.unread && (
            <>
              <span className="usa-tag">{t('messages.list.unread')}</span>{' '}
            </>
          )}
          <Link className="usa-link" to={ways.thread(row.messageId)}>
            {row.subject}
          </Link>
        </h3>
        <p className="usa-collection__description">
          <strong>{t(`messages.status.${statusWord(status, statusOf)}`)}</strong>
          {status === 'New Action' && actionType && `: ${t(`messages.action.${actionType}`)}`}
        </p>
        {due !== null && (
          <p>
            <DueText due={due} overdue={overdue} />
          </p>
        )}
        {row.unsentDocuments > 0 && (
          <p className="due--over">{t('messages.list.unsent', { count: row.unsentDocuments })}</p>
        )}
        <p className="muted">
          {t('messages.caseOf', { caseNumber, county })} ·{' '}
          {t('messages.list.updated', { date: longDateOfMomentText(row.updatedAt, locale) })}
        </p>
      </div>
    </li>
  );
}
