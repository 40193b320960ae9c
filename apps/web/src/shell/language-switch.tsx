import { useTranslation } from 'react-i18next';
import { languages, setLanguage } from '../i18n/index.js';

/** Each language in its own words, as people look for it. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <nav className="languages" aria-label={t('shell.language')}>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          className="usa-button usa-button--unstyled"
          aria-current={i18n.language === code ? 'true' : undefined}
          onClick={() => void setLanguage(code)}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
