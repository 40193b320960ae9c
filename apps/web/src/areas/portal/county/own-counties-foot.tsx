import { useTranslation } from 'react-i18next';
import { ContactCard } from './contact-card.js';
import { useCountyContacts, useOwnCounties } from './county-contact.js';

/** At the foot of every page of the portal: help in one place. */
export function OwnCountiesFoot() {
  const { t } = useTranslation();
  const contacts = useCountyContacts(useOwnCounties());
  if (contacts.length === 0) return null;
  return (
    <footer className="portal-foot">
      <h2>{t('portal.county.help')}</h2>
      <div className="portal-foot__counties">
        {contacts.map((each) => (
          <ContactCard key={each.county} contact={each} />
        ))}
      </div>
    </footer>
  );
}
