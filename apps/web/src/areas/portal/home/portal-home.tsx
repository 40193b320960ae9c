import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { useBegunAttempt } from '../link/attempt.js';
import { useEndedLink, useLinkedCases, useOwnRequests } from '../parts/own.js';
import { Refusal } from '../parts/refusal.js';
import { ToDo } from '../parts/to-do.js';
import { useNews } from '../parts/use-news.js';
import { ways } from '../parts/ways.js';
import { standingOf } from './standing.js';
import { StandingPanel } from './standing-panel.js';

/** Where the customer stands, the one next step, and what else can be done here. */
export function PortalHome() {
  const { t } = useTranslation();
  const links = useLinkedCases();
  const requests = useOwnRequests();
  const { data: ended } = useEndedLink();
  const begun = useBegunAttempt();
  useNews(requests);
  const isLinked = (links.data?.length ?? 0) > 0;
  const problem = links.error ?? requests.error;
  const retry = () => void Promise.all([links.refetch(), requests.refetch()]);
  return (
    <Page title={t('portal.home.title')} width="reading">
      <ToDo />
      <section aria-label={t('portal.home.state')}>
        {problem && <Refusal problem={problem} onRetry={retry} />}
        {links.data && requests.data && (
          <StandingPanel
            standing={standingOf({ links: links.data, ended: ended ?? null }, requests.data, begun)}
          />
        )}
        {(links.isPending || requests.isPending) && !problem && <Loading />}
      </section>
      <h2>{t('portal.home.more')}</h2>
      <ul className="doings">
        {doings
          .filter(
            (each) => (each !== 'link' || links.data?.length === 0) && (each !== 'messages' || isLinked),
          )
          .map((each) => (
            <li key={each}>
              <Link className="usa-link" to={wayOf[each]}>
                {t(`portal.nav.${each}`)}
              </Link>
              <p>{t(`portal.home.do.${each}`)}</p>
            </li>
          ))}
      </ul>
    </Page>
  );
}

const doings = ['link', 'messages', 'links', 'requests'] as const;
const wayOf = { link: ways.ask, messages: ways.messages, links: ways.links, requests: ways.requests };
