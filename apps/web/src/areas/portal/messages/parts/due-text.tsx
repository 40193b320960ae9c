import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { fullDateText, longDateOfMomentText, today } from '../../../../shared/dates.js';
import { useLocale } from '../../parts/locale.js';
import { daysUntil, lastMomentBefore } from './due.js';

/** Until when something is to be done: the day in words, and how far it is. */
export function DueText({ due, overdue }: { readonly due: string; readonly overdue: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const far = farText(daysUntil(due, today()), overdue, t);
  return (
    <span className={overdue ? 'due due--over' : 'due'}>
      {t('messages.due.until', { date: fullDateText(due, locale) })}
      {far && ` (${far})`}
    </span>
  );
}

/** While the customer's own question waits, a day that has passed is not held against them. */
function farText(days: number, overdue: boolean, t: TFunction): string | undefined {
  if (days > 0) return t('messages.due.left', { count: days });
  if (days === 0) return t('messages.due.today');
  return overdue ? t('messages.due.over', { count: -days }) : undefined;
}

/** The last day of a clock that ends at that moment, in words. */
export function useLastDay(): (ends: string) => string {
  const locale = useLocale();
  return (ends) => longDateOfMomentText(lastMomentBefore(ends), locale);
}
