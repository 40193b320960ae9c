import { useTranslation } from 'react-i18next';
import { timeOfMomentText } from '../../../../shared/dates.js';
import { useLocale } from '../../parts/locale.js';

/** Says that what stands in the form was typed before. */
export function DraftNotice({ at, onDiscard }: { readonly at: string; readonly onDiscard: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (at === '') return null;
  return (
    <p className="draft muted">
      {t('messages.compose.draft', { time: timeOfMomentText(at, locale) })}{' '}
      <button type="button" className="usa-button usa-button--unstyled" onClick={onDiscard}>
        {t('messages.compose.discard')}
      </button>
    </p>
  );
}
