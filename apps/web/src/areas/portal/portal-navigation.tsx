import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useIsLinked, useMessageCounts } from './parts/own.js';
import { ways } from './parts/ways.js';

/** The portal's few pages, always in sight; who is linked has nothing to link, and nobody else has messages. */
export function PortalNavigation() {
  const { t } = useTranslation();
  const linked = useIsLinked();
  const unread = useMessageCounts()?.unread ?? 0;
  return (
    <nav className="portal-nav" aria-label={t('portal.nav.label')}>
      <NavLink to={ways.home} end>
        {t('portal.nav.home')}
      </NavLink>
      {!linked && <NavLink to={ways.ask}>{t('portal.nav.link')}</NavLink>}
      {linked && (
        <NavLink to={ways.messages}>
          {t('portal.nav.messages')}
          {unread > 0 && (
            <span className="portal-nav__new">
              <span aria-hidden="true">{unread}</span>
              <span className="usa-sr-only"> {t('portal.nav.unread', { count: unread })}</span>
            </span>
          )}
        </NavLink>
      )}
      <NavLink to={ways.links}>{t('portal.nav.links')}</NavLink>
      <NavLink to={ways.requests}>{t('portal.nav.requests')}</NavLink>
    </nav>
  );
}
