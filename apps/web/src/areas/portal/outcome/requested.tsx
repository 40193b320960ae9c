import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Page } from '../../../shared/page.js';
import { useIsLinked, useOwnRequests } from '../parts/own.js';
import { Steps } from '../parts/steps.js';
import { type Why, ways } from '../parts/ways.js';

/**
 * The county has the request. Every kind of mismatch shows this very page: it never tells which field did not agree
 * (rule L6).
 */
export function Requested() {
  const { t } = useTranslation();
  const { state } = useLocation() as { state: Why | null };
  const linked = useIsLinked();
  const goal = useOwnRequests().data?.find(({ status }) => status === 'Pending')?.goalBusinessDays;
  const told = [t('portal.requested.toldText'), goal && t('portal.requests.goal', { count: goal })];
  return (
    <Page title={t('portal.requested.title')} width="reading">
      <p className="usa-intro">{t(`portal.requested.why.${state?.why ?? 'none'}`)}</p>
      <h2>{t('portal.requested.next')}</h2>
      <Steps
        steps={[
          { title: t('portal.requested.check'), text: t('portal.requested.checkText') },
          { title: t('portal.requested.contact'), text: t('portal.requested.contactText') },
          { title: t('portal.requested.told'), text: told.filter(Boolean).join(' ') },
        ]}
      />
      {!linked && <p>{t('portal.requested.again')}</p>}
      <div className="buttons">
        <Link className="usa-button usa-button--big" to={ways.requests}>
          {t('portal.requested.go')}
        </Link>
        {!linked && (
          <Link className="usa-link" to={ways.ask}>
            {t('portal.requested.retry')}
          </Link>
        )}
      </div>
    </Page>
  );
}
