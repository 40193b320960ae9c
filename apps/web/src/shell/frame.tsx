import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { AccountLanguage } from './account-language.js';
import { OfflineBanner } from './offline-banner.js';
import { SessionEndedDialog } from './session-ended-dialog.js';
import { TopBar } from './top-bar.js';

/** What stands around every page. */
export function Frame() {
  const { t } = useTranslation();
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a place on this page */}
      <a
        className="usa-skipnav"
        href="#main"
        onClick={(event) => {
          // Not a step of the history: that would lose what the page keeps in its state.
          event.preventDefault();
          focusMain();
        }}
      >
        {t('shell.skip')}
      </a>
      <AccountLanguage />
      <TopBar />
      <OfflineBanner />
      <Outlet />
      <SessionEndedDialog />
    </>
  );
}

function focusMain() {
  const main = document.getElementById('main');
  const target = main?.querySelector<HTMLElement>('h1[tabindex]') ?? main;
  if (target === null || target === undefined) return;
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
  target.focus();
}
