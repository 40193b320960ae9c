import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { longDateOfMomentText, timeOfMomentText } from '../../../shared/dates.js';
import { useLocale } from '../parts/locale.js';
import { ways } from '../parts/ways.js';
import type { Standing } from './standing.js';

/** One box, one sentence, one next step. */
export function StandingPanel({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation();
  const { title, text, to, go } = useWords(standing);
  return (
    <div className={`standing standing--${standing.is}`}>
      <h2>{title}</h2>
      <p>{text}</p>
      <Link className="usa-button usa-button--big" to={to}>
        {go ?? t('portal.ask.title')}
      </Link>
    </div>
  );
}

function useWords(standing: Standing) {
  const { t } = useTranslation();
  const locale = useLocale();
  switch (standing.is) {
    case 'linked':
      return {
        title: t('portal.home.linked.title', { count: standing.count }),
        text: t('portal.home.linked.text', { count: standing.count }),
        to: ways.links,
        go: t('portal.home.linked.go'),
      };
    case 'verifying':
      return {
        title: t('portal.home.verifying.title'),
        text: t(standing.sent ? 'portal.home.verifying.text' : 'portal.home.verifying.textNotSent', {
          time: timeOfMomentText(standing.until, locale),
        }),
        to: ways.code(standing.attemptId),
        go: t('portal.home.verifying.go'),
      };
    case 'unlinked':
      return {
        title: t('portal.home.unlinked.title', { date: longDateOfMomentText(standing.at, locale) }),
        text: t('portal.home.unlinked.text'),
        to: ways.requests,
        go: t('portal.home.pending.go'),
      };
    case 'pending':
      return {
        title: t('portal.home.pending.title'),
        text: t('portal.home.pending.text'),
        to: ways.requests,
        go: t('portal.home.pending.go'),
      };
    case 'rejected':
      return {
        title: t('portal.home.rejected.title'),
        text: t('portal.home.rejected.text', { county: standing.county }),
        to: ways.ask,
      };
    case 'nothing':
      return { title: t('portal.home.nothing.title'), text: t('portal.home.nothing.text'), to: ways.ask };
  }
}
