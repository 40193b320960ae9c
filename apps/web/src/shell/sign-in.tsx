import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Loading } from '../shared/loading.js';
import { Page } from '../shared/page.js';
import { ProblemAlert } from '../shared/problem-alert.js';
import { DemoIdentities } from './demo-identities.js';
import { staffSignIn, useSignInWays } from './sign-in-ways.js';

/** A path of these pages, never another site's. */
const ownPath = /^\/(?!\/)[^\\]*$/;

/** Staff signs in at the agency's own page; in a demo, everybody as an invented person. */
export function SignIn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const ways = useSignInWays();
  const wanted = search.get('next') ?? '/';
  const next = ownPath.test(wanted) ? wanted : '/';
  return (
    <Page title={t('signIn.title')} width="reading">
      {ways.isPending && <Loading />}
      {ways.isError && <ProblemAlert problem={ways.error} onRetry={() => void ways.refetch()} />}
      {ways.data?.staff && (
        <p>
          <a className="usa-button usa-button--big" href={staffSignIn(ways.data.staff, next)}>
            {t('signIn.staff')}
          </a>
        </p>
      )}
      {ways.data?.demo && (
        <>
          <p className="usa-intro">{t('signIn.demo')}</p>
          <DemoIdentities onSignedIn={() => void navigate(next, { replace: true })} />
        </>
      )}
      {ways.data && !ways.data.staff && !ways.data.demo && <p className="usa-intro">{t('signIn.nobody')}</p>}
    </Page>
  );
}
