import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Alert } from '../../../../shared/alert.js';
import { Page } from '../../../../shared/page.js';
import { ways } from '../../parts/ways.js';
import { DueText } from '../parts/due-text.js';
import type { OwnAction, OwnThread } from '../parts/own-messages.js';
import { ThreadGate } from '../parts/thread-gate.js';
import { WhyNotNotice } from '../parts/why-not.js';
import { UploadDocument } from './upload-document.js';
import { ViewDocument } from './view-document.js';

/** Action: what the county asks for, until when, and how to do it. */
export function ActionPage() {
  return (
    <ThreadGate
      show={(thread) =>
        thread.action?.open ? (
          <OpenAction key={thread.threadId} thread={thread} action={thread.action} />
        ) : (
          <NothingToDo thread={thread} />
        )
      }
    />
  );
}

function OpenAction({ thread, action }: { readonly thread: OwnThread; readonly action: OwnAction }) {
  const { t } = useTranslation();
  const { threadId, caseNumber, county, countyName, entries } = thread;
  const asked = entries.find(({ kind }) => kind === 'action');
  const isRefused = entries.some(({ documents }) => documents.some(({ state }) => state === 'refused'));
  return (
    <Page title={t(`messages.action.${action.type}`)} width="reading">
      <p>
        <Link className="usa-link" to={ways.thread(threadId)}>
          {t('messages.todo.toThread')}
        </Link>
      </p>
      <section className="panel" aria-labelledby="asks">
        <h2 id="asks">{t('messages.todo.asks')}</h2>
        <p>
          <strong className="entry__body">{thread.subject}</strong>
        </p>
        <p className="entry__body">{asked?.body}</p>
        <p>
          <DueText due={action.due} overdue={action.overdue} />
        </p>
        <p className="muted">{t('messages.caseOf', { caseNumber, county: countyName })}</p>
      </section>
      {action.overdue && <Alert type="warning">{t('messages.todo.overdue')}</Alert>}
      {isRefused && <Alert type="warning">{t('messages.thread.refusedDocument')}</Alert>}
      {action.whyNot ? (
        <WhyNotNotice whyNot={action.whyNot} {...{ caseNumber, county, countyName }} />
      ) : action.type === 'View Document' ? (
        <ViewDocument thread={thread} action={action} />
      ) : (
        <UploadDocument thread={thread} action={action} />
      )}
    </Page>
  );
}

function NothingToDo({ thread: { threadId, status } }: { readonly thread: OwnThread }) {
  const { t } = useTranslation();
  return (
    <Page title={t('messages.todo.notOpen')} width="reading">
      {status === 'Action Completed' && <p className="usa-intro">{t('messages.todo.sent')}</p>}
      <Link className="usa-button" to={ways.thread(threadId)}>
        {t('messages.todo.toThread')}
      </Link>
    </Page>
  );
}
