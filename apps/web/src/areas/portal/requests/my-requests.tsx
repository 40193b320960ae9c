import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Alert } from '../../../shared/alert.js';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { useIsLinked, useOwnRequests } from '../parts/own.js';
import { Refusal } from '../parts/refusal.js';
import { useNews } from '../parts/use-news.js';
import { type AskedBefore, ways } from '../parts/ways.js';
import { RequestCard } from './request-card.js';

/** What the customer asked the county for and what became of it; a decision shows by itself. */
export function MyRequests() {
  const { t } = useTranslation();
  const requests = useOwnRequests();
  const linked = useIsLinked();
  useNews(requests);
  const { state } = useLocation() as { state: AskedBefore | null };
  const again = requests.data?.find(({ requestId }) => requestId === state?.askedBefore);
  return (
    <Page title={t('portal.requests.title')} width="reading">
      {requests.isPending && <Loading />}
      {requests.isError && <Refusal problem={requests.error} onRetry={() => void requests.refetch()} />}
      {requests.data?.length === 0 && (
        <>
          <p className="usa-intro">{t('portal.requests.empty')}</p>
          <Link className="usa-button usa-button--big" to={linked ? ways.links : ways.ask}>
            {t(linked ? 'portal.home.linked.go' : 'portal.ask.title')}
          </Link>
        </>
      )}
      {requests.data && requests.data.length > 0 && (
        <>
          {again?.status === 'Pending' && <Alert type="info">{t('portal.requests.askedBefore')}</Alert>}
          <p className="usa-intro">{t('portal.requests.intro')}</p>
          <ul className="cards">
            {requests.data.map((request) => (
              <RequestCard key={request.requestId} request={request} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
