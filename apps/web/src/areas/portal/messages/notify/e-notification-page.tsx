import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answered } from '#api-client';
import { Alert } from '../../../../shared/alert.js';
import { api } from '../../../../shared/api.js';
import { Loading } from '../../../../shared/loading.js';
import { Page } from '../../../../shared/page.js';
import { portalKey } from '../../parts/own.js';
import { isRefusal } from '../../parts/refusal-text.js';
import { ways } from '../../parts/ways.js';
import { Unlinked } from '../parts/gone.js';
import { MessageRefusal } from '../parts/message-refusal.js';
import { ENotificationForm } from './e-notification-form.js';

/** e-Notification: how it is, and how it should be (rule M12). */
export function ENotificationPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: [...portalKey, 'e-notification'],
    queryFn: () => answered(api.GET('/api/v1/portal/e-notification')),
  });
  const isReached = data !== undefined && data.address !== null && !data.cameBack;
  const isUnlinked = isRefusal(error, 'not_found');
  return (
    <Page title={t('messages.notify.title')} width="reading">
      <p>
        <Link className="usa-link" to={ways.messages}>
          {t('messages.back')}
        </Link>
      </p>
      {isUnlinked && <Unlinked />}
      {error && !isUnlinked && !data && <MessageRefusal problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && !isUnlinked && (
        <>
          <p className="usa-intro">
            {t(data.on && isReached ? 'messages.notify.on' : 'messages.notify.off')}
          </p>
          {data.address !== null && <p>{t('messages.notify.address', { address: data.address })}</p>}
          {!isReached && (
            <Alert type="warning">
              {t(data.cameBack ? 'messages.notify.cameBack' : 'messages.notify.noAddress')}
            </Alert>
          )}
          <p>{t('messages.notify.content')}</p>
          <ENotificationForm key={`${data.on} ${data.noas}`} on={data.on} noas={data.noas} />
        </>
      )}
    </Page>
  );
}
