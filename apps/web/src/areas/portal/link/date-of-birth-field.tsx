import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { monthNames } from '../../../shared/dates.js';
import { RequiredMark } from '../../../shared/field.js';
import { useLocale } from '../parts/locale.js';
import type { LinkForm } from './link-form.js';

type Parts = Pick<LinkForm, 'month' | 'day' | 'year'>;

/** A date that people know by heart, in three parts, in the order in which the language says it. */
export function DateOfBirthField({
  id,
  value,
  onChange,
  error,
}: {
  /** Of the first part. */
  readonly id: string;
  readonly value: Parts;
  readonly onChange: (parts: Partial<Parts>) => void;
  readonly error: string | undefined;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const own = useId();
  const ids = locale === 'en-US' ? { month: id, day: `${own}-day` } : { month: `${own}-month`, day: id };
  const shared = {
    required: true,
    'aria-invalid': error !== undefined,
    'aria-describedby': error && `${own}-error`,
  };
  const month = (
    <div key="month" className="usa-form-group usa-form-group--month usa-form-group--select">
      <label className="usa-label" htmlFor={ids.month}>
        {t('portal.ask.month')}
      </label>
      <select
        {...shared}
        id={ids.month}
        className={error ? 'usa-select usa-input--error' : 'usa-select'}
        autoComplete="bday-month"
        value={value.month}
        onChange={({ target }) => onChange({ month: target.value })}
      >
        <option value="">{t('portal.ask.monthEmpty')}</option>
        {monthNames(locale).map((name, index) => (
          <option key={name} value={String(index + 1)}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
  const digits = (part: 'day' | 'year', partId: string, most: number) => (
    <div key={part} className={`usa-form-group usa-form-group--${part}`}>
      <label className="usa-label" htmlFor={partId}>
        {t(`portal.ask.${part}`)}
      </label>
      <input
        {...shared}
        id={partId}
        className={error ? 'usa-input usa-input--error' : 'usa-input'}
        inputMode="numeric"
        maxLength={most}
        autoComplete={`bday-${part}`}
        value={value[part]}
        onChange={({ target }) => onChange({ [part]: target.value })}
      />
    </div>
  );
  const day = digits('day', ids.day, 2);
  const year = digits('year', `${own}-year`, 4);
  return (
    <fieldset
      className={error ? 'usa-fieldset field field--wrong' : 'usa-fieldset field'}
      aria-describedby={`${own}-hint`}
    >
      <legend className="usa-legend">
        {t('portal.ask.dateOfBirth')}
        <RequiredMark />
      </legend>
      <span className="usa-hint" id={`${own}-hint`}>
        {t('portal.ask.dateOfBirthHint')}
      </span>
      {error && (
        <span className="usa-error-message" id={`${own}-error`}>
          {error}
        </span>
      )}
      <div className="usa-memorable-date">
        {locale === 'en-US' ? [month, day] : [day, month]}
        {year}
      </div>
    </fieldset>
  );
}
