import { useTranslation } from 'react-i18next';

/** For dates: English and Spanish as they are written in the United States. */
export function useLocale(): 'en-US' | 'es-US' {
  const { i18n } = useTranslation();
  return i18n.language === 'es' ? 'es-US' : 'en-US';
}
