import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Alert } from '../../../../shared/alert.js';
import { ways } from '../../parts/ways.js';
import { DueText } from '../parts/due-text.js';
import type { OwnAction, OwnThread } from '../parts/own-messages.js';
import { WhyNotNotice } from '../parts/why-not.js';

/** What the county asks for, until when, and the way to do it. */
export function ActionCard({
  thread: { threadId, caseNumber, county, countyName, entries },
  action,
}: {
  readonly thread: OwnThread;
  readonly action: OwnAction;
}) {
  const { t } = useTranslation();
  const isRefused = entries.some(({ documents }) => documents.some(({ state }) => state === 'refused'));
  return (
    <section className="usa-summary-box" aria-labelledby="action">
      <div className="usa-summary-box__body">
        <h2 className="usa-summary-box__heading" id="action">
          {t('messages.thread.done')}: {t(`messages.action.${action.type}`)}
        </h2>
        <div className="usa-summary-box__text">
          <p>
            <DueText due={action.due} overdue={action.overdue} />
          </p>
          {isRefused && <Alert type="warning">{t('messages.thread.refusedDocument')}</Alert>}
          {action.added.length > 0 && (
            <p className="due--over">{t('messages.list.unsent', { count: action.added.length })}</p>
          )}
          {action.whyNot ? (
            <WhyNotNotice whyNot={action.whyNot} {...{ caseNumber, county, countyName }} />
          ) : (
            <Link className="usa-button" to={ways.action(threadId)}>
              {t(`messages.action.${action.type}`)}
            </Link>
          )}
        </div>
      </div>
    </section>
  );
}
