import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/page.js';

export function PortalHome() {
  const { t } = useTranslation();
  return (
    <Page title={t('portal.home.title')} width="reading">
      …
    </Page>
  );
}
