import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { longDateOfMomentText } from '../../../../shared/dates.js';
import { Page } from '../../../../shared/page.js';
import { NotFoundPage } from '../../../../shell/problem-pages.js';
import { useLocale } from '../../parts/locale.js';
import { useEndedLink, useIsLinked } from '../../parts/own.js';
import { ways } from '../../parts/ways.js';

/** A thread that is not there, or not any more: after an unlink with the reason, and nothing of what it said. */
export function Gone() {
  const { t } = useTranslation();
  const linked = useIsLinked();
  const { data: ended } = useEndedLink();
  if (linked || !ended) return <NotFoundPage />;
  return (
    <Page title={t('messages.unlinked.title')} width="reading">
      <Unlinked />
    </Page>
  );
}

/** Why an account that is not linked has no messages, and its next step. */
export function Unlinked() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data: ended } = useEndedLink();
  return (
    <>
      <p className="usa-intro">
        {ended
          ? t('messages.unlinked.ended', { date: longDateOfMomentText(ended.at, locale) })
          : t('messages.unlinked.never')}
      </p>
      <Link className="usa-button usa-button--big" to={ended ? ways.requests : ways.ask}>
        {t(ended ? 'portal.home.pending.go' : 'portal.ask.title')}
      </Link>
    </>
  );
}
