import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

/** The portal's few pages, always in sight. */
export function PortalNavigation() {
  const { t } = useTranslation();
  return (
    <nav className="portal-nav" aria-label={t('portal.nav.label')}>
      <NavLink to="/portal/link">{t('portal.nav.link')}</NavLink>
      <NavLink to="/portal/links">{t('portal.nav.links')}</NavLink>
      <NavLink to="/portal/requests">{t('portal.nav.requests')}</NavLink>
    </nav>
  );
}
