import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../../../shared/page.js';
import { ways } from '../../parts/ways.js';
import type { OwnThread } from '../parts/own-messages.js';
import { ThreadGate } from '../parts/thread-gate.js';
import { ActionCard } from './action-card.js';
import { Entry } from './entry.js';
import { ReplyForm } from './reply-form.js';
import { useReading } from './use-reading.js';

/** Thread: what is to be done first, then what was written, oldest first, and where to answer. */
export function ThreadPage() {
  return <ThreadGate show={(thread) => <Thread key={thread.threadId} thread={thread} />} />;
}

function Thread({ thread }: { readonly thread: OwnThread }) {
  const { t } = useTranslation();
  const fresh = useReading(thread);
  const { caseNumber, countyName: county, entries, action } = thread;
  const first = entries.findIndex(({ entryId }) => fresh.has(entryId));
  const firstId = first > 0 ? entries[first]?.entryId : undefined;
  useOpenAt(firstId);
  return (
    <Page title={thread.subject} width="reading">
      <p>
        <Link className="usa-link" to={ways.messages}>
          {t('messages.back')}
        </Link>
      </p>
      <p className="muted">{t('messages.caseOf', { caseNumber, county })}</p>
      {action?.open && <ActionCard thread={thread} action={action} />}
      <h2>{t('messages.thread.entries')}</h2>
      <ol className="entries">
        {entries.map((entry) => (
          <Entry key={entry.entryId} entry={entry} thread={thread} isNew={fresh.has(entry.entryId)} />
        ))}
      </ol>
      <ReplyForm thread={thread} />
    </Page>
  );
}

/** Who comes here to read what is new begins there; on a page with one entry that is its beginning anyway. */
function useOpenAt(entryId: string | undefined): void {
  useEffect(() => {
    if (entryId === undefined) return;
    const heading = document.getElementById(`entry-${entryId}`);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  }, [entryId]);
}
