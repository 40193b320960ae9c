import { useTranslation } from 'react-i18next';
import { longDateOfMomentText } from '../../../shared/dates.js';
import { useLocale } from './locale.js';
import type { LinkedCase } from './own.js';
import { useProgramText } from './program-text.js';

const statuses = ['Pending', 'Active', 'Denied', 'Closed'] as const;

/** Cases, each with what a customer wants to know of it. */
export function CaseCards({ cases }: { readonly cases: readonly LinkedCase[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const statusText = (status: string) => {
    const known = statuses.find((each) => each === status);
    return known ? t(`portal.links.status.${known}`) : status;
  };
  const programText = useProgramText();
  return (
    <ul className="cards">
      {cases.map(({ caseNumber, countyName, status, programs, linkedAt }) => (
        <li key={caseNumber} className="panel">
          <h2>{t('portal.links.case', { caseNumber })}</h2>
          <dl className="facts">
            <dt>{t('portal.links.county')}</dt>
            <dd>{t('portal.links.countyName', { county: countyName })}</dd>
            <dt>{t('portal.links.state')}</dt>
            <dd>{statusText(status)}</dd>
            <dt>{t('portal.links.programs')}</dt>
            <dd>
              {programs.length === 0 ? t('portal.links.noPrograms') : programs.map(programText).join(', ')}
            </dd>
            {linkedAt !== null && (
              <>
                <dt>{t('portal.links.since')}</dt>
                <dd>{longDateOfMomentText(linkedAt, locale)}</dd>
              </>
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}
