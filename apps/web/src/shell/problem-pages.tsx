import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';
import { Page } from '../shared/page.js';
import { OtherAccount } from './other-account.js';
import { useSession } from './session.js';

/** No such address, or an object that is not there or not yours: which of them is never said. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('problem.notFound.title')} width="reading">
      <p className="usa-intro">{t('problem.notFound.text')}</p>
      <Link className="usa-button" to="/">
        {t('problem.toStart')}
      </Link>
    </Page>
  );
}

/** Signed in as somebody for whom the area is not made, or without the right that a page needs. */
export function Forbidden({ right }: { readonly right?: string }) {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <Page title={t('problem.forbidden.title')} width="reading">
      <p className="usa-intro">{t('problem.forbidden.text', { name: me?.name ?? '' })}</p>
      {right && <p>{t('problem.forbidden.right', { right })}</p>}
      <div className="buttons">
        <Link className="usa-button" to="/">
          {t('problem.toStart')}
        </Link>
        <OtherAccount look="usa-button--outline" />
      </div>
    </Page>
  );
}

/** Roles that work through the API only, until their pages are there. */
export function NoPages() {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <Page title={t('problem.noPages.title')} width="reading">
      <p className="usa-intro">{t('problem.noPages.text', { name: me?.name ?? '' })}</p>
      <a className="usa-button" href="/api/docs">
        {t('problem.noPages.docs')}
      </a>
    </Page>
  );
}

/** A defect, or a part of the pages that could not be loaded. */
export function Broken() {
  const { t } = useTranslation();
  const error = useRouteError();
  const notLoaded = error instanceof TypeError && /import|fetch/i.test(error.message);
  return (
    <main className="broken" id="main">
      <h1>{t(notLoaded ? 'problem.notLoaded.title' : 'problem.broken.title')}</h1>
      <p className="usa-intro">{t(notLoaded ? 'problem.notLoaded.text' : 'problem.broken.text')}</p>
      <button type="button" className="usa-button" onClick={() => location.reload()}>
        {t('problem.reload')}
      </button>
    </main>
  );
}

/** Where a sign-in in a second tab ends: the first one goes on by itself. */
export function SignedIn() {
  const { t } = useTranslation();
  return (
    <Page title={t('session.again.title')} width="reading">
      <p className="usa-intro">{t('session.again.text')}</p>
    </Page>
  );
}
