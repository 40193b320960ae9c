import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation } from 'react-router';
import { Page } from '../../../shared/page.js';
import { ContactCard } from '../county/contact-card.js';
import { useCountyContacts } from '../county/county-contact.js';
import { useCounties, useIsLinked } from '../parts/own.js';
import { Steps } from '../parts/steps.js';
import { type WhichCounty, ways } from '../parts/ways.js';

/** Everything agrees but no code can be sent: whom to ask for what, and the way back (seed 001, Identity Verification). */
export function ContactCounty() {
  const { t } = useTranslation();
  const { state } = useLocation() as { state: WhichCounty | null };
  const county = useCounties().data?.find(({ code }) => code === state?.county)?.name;
  const [contact] = useCountyContacts(state?.county === undefined ? [] : [state.county]);
  const linked = useIsLinked();
  if (linked) return <Navigate to={ways.linked} replace />;
  const title = county ? t('portal.contactCounty.title', { county }) : t('portal.contactCounty.titleUnknown');
  return (
    <Page title={title} width="reading">
      <p className="usa-intro">{t('portal.contactCounty.why')}</p>
      {contact && <ContactCard contact={contact} />}
      <h2>{t('portal.contactCounty.steps')}</h2>
      <Steps
        steps={[
          {
            title: t('portal.contactCounty.call'),
            text: t(contact?.phone ? 'portal.contactCounty.callNow' : 'portal.contactCounty.callText'),
          },
          { title: t('portal.contactCounty.ask'), text: t('portal.contactCounty.askText') },
          { title: t('portal.contactCounty.retry'), text: t('portal.contactCounty.retryText') },
        ]}
      />
      <Link className="usa-button usa-button--big" to={ways.ask}>
        {t('portal.contactCounty.go')}
      </Link>
    </Page>
  );
}
