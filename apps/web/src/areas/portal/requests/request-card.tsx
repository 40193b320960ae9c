import { useTranslation } from 'react-i18next';
import { longDateOfMomentText } from '../../../shared/dates.js';
import { useLocale } from '../parts/locale.js';
import { type OwnRequest, useIsLinked } from '../parts/own.js';

/** One request: about which case, asked when, and where it stands in a word and in a sentence. */
export function RequestCard({ request }: { readonly request: OwnRequest }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const linked = useIsLinked();
  const {
    caseNumber,
    countyName: county,
    requestDate,
    status,
    endedAt,
    goalBusinessDays,
    askedAgain,
    origin,
    linkEndedAt,
  } = request;
  const date = endedAt === null ? '' : longDateOfMomentText(endedAt, locale);
  return (
    <li className="panel">
      <div className="panel__head">
        <h2>
          {caseNumber === null
            ? t('portal.requests.noCase', { county })
            : t('portal.requests.case', { caseNumber, county })}
        </h2>
        <span className={`state state--${linkEndedAt === null ? status : 'Rejected'}`}>
          {t(linkEndedAt === null ? `portal.requests.status.${status}` : 'portal.requests.status.Ended')}
        </span>
      </div>
      <p className="muted">
        {t(origin === 'unlink' ? 'portal.requests.madeByUnlink' : 'portal.requests.asked', {
          date: longDateOfMomentText(requestDate, locale),
        })}
        {askedAgain &&
          ` ${t('portal.requests.askedAgain', {
            count: askedAgain.times,
            date: longDateOfMomentText(askedAgain.last, locale),
          })}`}
      </p>
      <p>
        {t(`portal.requests.outcome.${status}`, { date, county })}
        {status === 'Rejected' && !linked && ` ${t('portal.requests.outcome.next', { county })}`}
        {linkEndedAt !== null &&
          ` ${t('portal.requests.linkEnded', { date: longDateOfMomentText(linkEndedAt, locale) })}`}
        {goalBusinessDays !== null && ` ${t('portal.requests.goal', { count: goalBusinessDays })}`}
      </p>
    </li>
  );
}
