import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useIsLinked } from './parts/own.js';
import { ways } from './parts/ways.js';

/** The portal's few pages, always in sight; who is linked has nothing to link. */
export function PortalNavigation() {
  const { t } = useTranslation();
  const linked = useIsLinked();
  return (
    <nav className="portal-nav" aria-label={t('portal.nav.label')}>
      <NavLink to={ways.home} end>
        {t('portal.nav.home')}
      </NavLink>
      {!linked && <NavLink to={ways.ask}>{t('portal.nav.link')}</NavLink>}
      <NavLink to={ways.links}>{t('portal.nav.links')}</NavLink>
      <NavLink to={ways.requests}>{t('portal.nav.requests')}</NavLink>
    </nav>
  );
}
