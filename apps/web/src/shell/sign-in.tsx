import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Page } from '../shared/page.js';
import { DemoIdentities } from './demo-identities.js';

/** A path of these pages, never another site's. */
const ownPath = /^\/(?!\/)[^\\]*$/;

export function SignIn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const next = search.get('next') ?? '/';
  return (
    <Page title={t('signIn.title')} width="reading">
      <p className="usa-intro">{t('signIn.demo')}</p>
      <DemoIdentities onSignedIn={() => void navigate(ownPath.test(next) ? next : '/', { replace: true })} />
    </Page>
  );
}
