import { useTranslation } from 'react-i18next';
import { phoneAddress, phoneText } from '../../../shared/phones.js';
import type { CountyContact } from './county-contact.js';

/** Phone, hours and address of a county, as far as it has set them. */
export function ContactCard({ contact }: { readonly contact: CountyContact }) {
  const { t, i18n } = useTranslation();
  const { countyName: county, phone, hours, address } = contact;
  const language = i18n.language === 'es' ? 'es' : 'en';
  return (
    <address className="county-contact">
      <strong>{t('portal.county.name', { county })}</strong>
      {phone !== null && (
        <a className="usa-link" href={phoneAddress(phone)}>
          {phoneText(phone)}
        </a>
      )}
      {hours && <span>{hours[language]}</span>}
      {address && <span className="county-contact__lines">{address[language]}</span>}
    </address>
  );
}
