import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { CountedText } from '../../../../shared/counted-text.js';
import { countText } from '../../../../shared/numbers.js';
import { useLocale } from '../../parts/locale.js';

/** A text with its limit, which both stay in sight. */
export function CountedField(props: Omit<ComponentProps<typeof CountedText>, 'leftText'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { most } = props;
  const leftText = (left: number) => {
    // So much that it is not counted.
    if (left === Number.NEGATIVE_INFINITY) return t('messages.compose.tooLong');
    const used = countText(most - left, locale);
    const text = t('messages.compose.count', { used, most: countText(most, locale) });
    return left < 0 ? `${text}. ${t('messages.compose.over', { count: -left })}` : text;
  };
  return <CountedText {...props} leftText={leftText} />;
}
