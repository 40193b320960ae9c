import { useTranslation } from 'react-i18next';

/** Where a case number stands, in words and as a picture of a letter. */
export function CaseNumberHelp() {
  const { t } = useTranslation();
  return (
    <details className="help">
      <summary>{t('portal.ask.caseNumberHelp.open')}</summary>
      <p>{t('portal.ask.caseNumberHelp.letter')}</p>
      <svg
        className="help__letter"
        viewBox="0 0 320 150"
        role="img"
        aria-label={t('portal.ask.caseNumberHelp.picture')}
      >
        <rect x="1" y="1" width="318" height="148" fill="#fff" stroke="#a9aeb1" />
        <text x="18" y="30" fontWeight="700">
          {t('portal.ask.caseNumberHelp.pictureCounty')}
        </text>
        <text x="180" y="30" fill="#565c65">
          {t('portal.ask.caseNumberHelp.pictureDate')}
        </text>
        <rect x="172" y="40" width="136" height="44" rx="4" fill="#faf3d1" stroke="#936f38" strokeWidth="2" />
        <text x="180" y="58">
          {t('portal.ask.caseNumberHelp.pictureCase')}
        </text>
        <text x="180" y="76" fontWeight="700">
          {exampleNumber}
        </text>
        <g fill="#dfe1e2">
          <rect x="18" y="46" width="110" height="7" />
          <rect x="18" y="60" width="90" height="7" />
          <rect x="18" y="104" width="284" height="7" />
          <rect x="18" y="118" width="284" height="7" />
          <rect x="18" y="132" width="200" height="7" />
        </g>
      </svg>
      <p>{t('portal.ask.caseNumberHelp.none')}</p>
    </details>
  );
}

const exampleNumber = 'B1K2M3N';
