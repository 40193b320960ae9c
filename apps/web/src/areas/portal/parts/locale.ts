import { useTranslation } from 'react-i18next';

/** For dates: English and Spanish as they are written in the United States. */
export const localeOf = (language: string): 'en-US' | 'es-US' => (language === 'es' ? 'es-US' : 'en-US');

export const useLocale = (): 'en-US' | 'es-US' => localeOf(useTranslation().i18n.language);
