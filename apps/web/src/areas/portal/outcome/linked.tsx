import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useNavigate } from 'react-router';
import { Alert } from '../../../shared/alert.js';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { useSession } from '../../../shell/session.js';
import { CaseCards } from '../parts/case-cards.js';
import { useEndedLink, useLinkedCases } from '../parts/own.js';
import { Refusal } from '../parts/refusal.js';
import { type HowLinked, ways } from '../parts/ways.js';

/**
 * The good end: the cases that the account is linked to. It is news only to who has just seen it happen, and only once;
 * a reload, or the mail's link weeks later, finds what is linked already. Without any case it is not true any more.
 */
export function Linked() {
  const { t } = useTranslation();
  const links = useLinkedCases();
  const ended = useEndedLink();
  const navigate = useNavigate();
  const { pathname, state } = useLocation() as { pathname: string; state: HowLinked | null };
  const verified = state?.verified === true;
  const justNow = state?.justNow === true;
  const { ended: sessionEnded } = useSession();
  const [isNew, setIsNew] = useState(justNow);
  if (sessionEnded && isNew) setIsNew(false);
  useEffect(() => {
    const told: HowLinked = { verified };
    if (justNow) void navigate(pathname, { replace: true, state: told });
  }, [justNow, verified, navigate, pathname]);
  const none = links.data?.length === 0 && !links.isFetching;
  // A code that was entered is followed by its link, which a live hint tells of.
  if (none && verified && !ended.data) return <Loading />;
  // Somebody comes back to this page after the account was unlinked.
  if (none) return <Navigate to={ways.links} replace />;
  return (
    <Page title={t(isNew ? 'portal.linked.title' : 'portal.linked.already')} width="reading">
      {isNew ? (
        <Alert type="success">{t('portal.linked.text')}</Alert>
      ) : (
        <p className="usa-intro">{t('portal.linked.nothingToDo')}</p>
      )}
      {links.isPending && <Loading />}
      {links.isError && <Refusal problem={links.error} onRetry={() => void links.refetch()} />}
      {links.data && <CaseCards cases={links.data} />}
      {isNew && <p>{t('portal.linked.next')}</p>}
      <Link className="usa-button usa-button--big" to={ways.links}>
        {t('portal.linked.go')}
      </Link>
    </Page>
  );
}
