import { useTranslation } from 'react-i18next';
import { TextField } from '../../../shared/field.js';
import { CaseNumberHelp } from './case-number-help.js';
import { CountyField } from './county-field.js';
import type { County } from './county-search.js';
import { DateOfBirthField } from './date-of-birth-field.js';
import type { LinkField, LinkForm } from './link-form.js';

/** The four fields of "Link my case". */
export function LinkFields({
  idOf,
  form,
  counties,
  texts,
  onChange,
}: {
  readonly idOf: (field: LinkField) => string;
  readonly form: LinkForm;
  readonly counties: readonly County[];
  /** What is to be fixed in a field. */
  readonly texts: Partial<Record<LinkField, string>>;
  readonly onChange: (part: Partial<LinkForm>) => void;
}) {
  const { t } = useTranslation();
  const ids = {
    dateOfBirth: idOf('dateOfBirth'),
    zipCode: idOf('zipCode'),
    county: idOf('county'),
    caseNumber: idOf('caseNumber'),
  };
  return (
    <>
      <DateOfBirthField id={ids.dateOfBirth} value={form} onChange={onChange} error={texts.dateOfBirth} />
      <div className="zip">
        <TextField
          id={ids.zipCode}
          label={t('portal.ask.zipCode')}
          hint={t('portal.ask.zipCodeHint')}
          required
          inputMode="numeric"
          autoComplete="postal-code"
          maxLength={10}
          value={form.zipCode}
          onChange={(zipCode) => onChange({ zipCode })}
          error={texts.zipCode}
        />
      </div>
      <CountyField
        id={ids.county}
        counties={counties}
        value={form}
        onChange={onChange}
        error={texts.county}
      />
      <div>
        <TextField
          id={ids.caseNumber}
          label={t('portal.ask.caseNumber')}
          hint={t('portal.ask.caseNumberHint')}
          required
          maxLength={30}
          value={form.caseNumber}
          onChange={(caseNumber) => onChange({ caseNumber })}
          error={texts.caseNumber}
        />
        <CaseNumberHelp />
      </div>
    </>
  );
}
