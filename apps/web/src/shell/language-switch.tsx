import { useTranslation } from 'react-i18next';
import { languages } from '../i18n/index.js';
import { useChooseLanguage } from './account-language.js';

/** Each language in its own words, as people look for it. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const choose = useChooseLanguage();
  return (
    <nav className="languages" aria-label={t('shell.language')}>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          className="usa-button usa-button--unstyled"
          aria-current={i18n.language === code ? 'true' : undefined}
          onClick={() => choose(code)}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
