import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { AccountLanguage } from './account-language.js';
import { OfflineBanner } from './offline-banner.js';
import { useSession } from './session.js';
import { SessionClock } from './session-clock.js';
import { SessionEndedDialog } from './session-ended-dialog.js';
import { TopBar } from './top-bar.js';

/** What stands around every page. */
export function Frame() {
  const { t } = useTranslation();
  const { me, ended: isOver } = useSession();
  const ended = isOver && me !== null && me !== undefined;
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
      {/* What stood there stays in memory, with all that was typed; nobody who passes by reads it. */}
      <div hidden={ended}>
        <TopBar />
        <OfflineBanner />
        <Outlet />
      </div>
      <SessionClock />
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
