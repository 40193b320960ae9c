import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { OfflineBanner } from './offline-banner.js';
import { SessionEndedDialog } from './session-ended-dialog.js';
import { TopBar } from './top-bar.js';

/** What stands around every page. */
export function Frame() {
  const { t } = useTranslation();
  return (
    <>
      <a className="usa-skipnav" href="#main">
        {t('shell.skip')}
      </a>
      <TopBar />
      <OfflineBanner />
      <Outlet />
      <SessionEndedDialog />
    </>
  );
}
