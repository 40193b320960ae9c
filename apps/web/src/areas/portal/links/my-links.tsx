import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { CaseCards } from '../parts/case-cards.js';
import { useLinkedCases, useOwnRequests } from '../parts/own.js';
import { Refusal } from '../parts/refusal.js';
import { useNews } from '../parts/use-news.js';
import { ways } from '../parts/ways.js';

/** The cases that the account is linked to; an account is linked to a person, so all of theirs. */
export function MyLinks() {
  const { t } = useTranslation();
  const links = useLinkedCases();
  useNews(useOwnRequests());
  return (
    <Page title={t('portal.links.title')} width="reading">
      {links.isPending && <Loading />}
      {links.isError && <Refusal problem={links.error} onRetry={() => void links.refetch()} />}
      {links.data?.length === 0 && <NothingLinked />}
      {links.data && links.data.length > 0 && (
        <>
          <p className="usa-intro">{t('portal.links.intro')}</p>
          <CaseCards cases={links.data} />
          <p>{t('portal.links.wrong')}</p>
        </>
      )}
    </Page>
  );
}

/** Says what to do: to wait when the county has the request, else to ask. */
function NothingLinked() {
  const { t } = useTranslation();
  const requests = useOwnRequests();
  if (requests.isPending) return <Loading />;
  const isPending = requests.data?.some(({ status }) => status === 'Pending') ?? false;
  return (
    <>
      <p className="usa-intro">{t(isPending ? 'portal.links.emptyPending' : 'portal.links.empty')}</p>
      <Link
        className={isPending ? 'usa-button usa-button--outline' : 'usa-button usa-button--big'}
        to={isPending ? ways.requests : ways.ask}
      >
        {t(isPending ? 'portal.home.pending.go' : 'portal.ask.title')}
      </Link>
    </>
  );
}
