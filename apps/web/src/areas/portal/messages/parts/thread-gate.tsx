import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Loading } from '../../../../shared/loading.js';
import { Page } from '../../../../shared/page.js';
import { isRefusal } from '../../parts/refusal-text.js';
import { Gone } from './gone.js';
import { MessageRefusal } from './message-refusal.js';
import { type OwnThread, useThread } from './own-messages.js';

/** Shows a page of the thread in the address while it is this account's to see; nothing of it stays after an unlink. */
export function ThreadGate({ show }: { readonly show: (thread: OwnThread) => ReactNode }) {
  const { messageId = '' } = useParams();
  const { t } = useTranslation();
  const { data, error, refetch } = useThread(messageId);
  if (isRefusal(error, 'not_found')) return <Gone />;
  if (data) return show(data);
  if (!error) return <Loading />;
  return (
    <Page title={t('messages.title')} width="reading">
      <MessageRefusal problem={error} onRetry={() => void refetch()} />
    </Page>
  );
}
