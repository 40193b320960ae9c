import { useTranslation } from 'react-i18next';
import { Alert } from '../../../../shared/alert.js';
import { ContactCard } from '../../county/contact-card.js';
import { useCountyContacts } from '../../county/county-contact.js';
import type { WhyNot } from './own-messages.js';

const known = ['county_opted_out', 'case_not_open', 'out_of_the_home', 'status_impossible'] as const;

/** Why a customer cannot write about a case, and whom to call in place of it. */
export function WhyNotNotice({
  whyNot,
  caseNumber,
  county,
  countyName,
}: {
  readonly whyNot: WhyNot;
  readonly caseNumber: string;
  readonly county: string;
  readonly countyName: string;
}) {
  const { t } = useTranslation();
  const code = known.find((each) => each === whyNot.code) ?? 'other';
  return (
    <div className="why-not">
      <Alert type="info">{t(`messages.whyNot.${code}`, { caseNumber, county: countyName })}</Alert>
      {code !== 'status_impossible' && <WhomToCall county={county} />}
    </div>
  );
}

/** Phone and hours of a county, or where they are found. */
function WhomToCall({ county }: { readonly county: string }) {
  const { t } = useTranslation();
  const [contact] = useCountyContacts([county]);
  return contact?.phone ? <ContactCard contact={contact} /> : <p>{t('messages.noPhone')}</p>;
}
