import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation } from 'react-router';
import { Alert } from '../../../shared/alert.js';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { CaseCards } from '../parts/case-cards.js';
import { useEndedLink, useLinkedCases } from '../parts/own.js';
import { Refusal } from '../parts/refusal.js';
import { ways } from '../parts/ways.js';

/** The good end: the cases that the account is linked to now. Without any, it is not true any more. */
export function Linked() {
  const { t } = useTranslation();
  const links = useLinkedCases();
  const ended = useEndedLink();
  const { state } = useLocation();
  const verified = (state as { verified?: boolean } | null)?.verified === true;
  const none = links.data?.length === 0 && !links.isFetching;
  // A code that was entered is followed by its link, which a live hint tells of.
  if (none && verified && !ended.data) return <Loading />;
  // Somebody comes back to this page after the account was unlinked.
  if (none) return <Navigate to={ways.links} replace />;
  return (
    <Page title={t('portal.linked.title')} width="reading">
      <div className="done">
        <Alert type="success">{t('portal.linked.text')}</Alert>
      </div>
      {links.isPending && <Loading />}
      {links.isError && <Refusal problem={links.error} onRetry={() => void links.refetch()} />}
      {links.data && <CaseCards cases={links.data} />}
      <p>{t('portal.linked.next')}</p>
      <Link className="usa-button usa-button--big" to={ways.links}>
        {t('portal.linked.go')}
      </Link>
    </Page>
  );
}
