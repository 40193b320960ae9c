import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useMe } from '../../../shell/session.js';
import { CountyWork } from './county-work.js';
import { MyEMessages } from './my-e-messages.js';
import { MyRequests } from './my-requests.js';
import { useHome } from './use-home.js';
import './home.css';

/** Home: what is in the worker's own hands, and how the county stands. */
export function Home() {
  const { countyName } = useMe();
  const found = useHome();
  return (
    <Page title="Home">
      {found.isPending && <Loading />}
      {found.isError && found.data === undefined && (
        <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data && (
        <>
          {found.data.eMessages.shown && <MyEMessages counts={found.data.eMessages} />}
          <div className="home">
            <MyRequests home={found.data} />
            <CountyWork work={found.data.county} countyName={countyName ?? 'the county'} />
          </div>
        </>
      )}
    </Page>
  );
}
