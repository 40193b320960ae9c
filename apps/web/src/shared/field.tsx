import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';

/** What a control needs to be tied to its label, hint and error. */
export interface ControlProps {
  readonly id: string;
  readonly required: boolean;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

/** The asterisk of the documents, with its meaning for those who hear the page. */
export function RequiredMark() {
  const { t } = useTranslation();
  return (
    <>
      {' '}
      <abbr title={t('field.required')} className="usa-label--required">
        *
      </abbr>
    </>
  );
}

/** A label, its control, a hint and what is wrong with it. Required fields carry an asterisk, as the documents do. */
export function Field({
  id: ownId,
  label,
  required = false,
  hint,
  error,
  children,
}: {
  /** Of the control, for a page that leads to it from elsewhere; else one is made. */
  readonly id?: string | undefined;
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly children: (control: ControlProps) => ReactNode;
}) {
  const madeId = useId();
  const id = ownId ?? madeId;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field--wrong' : 'field'}>
      <label className="usa-label" htmlFor={id}>
        {label}
        {required && <RequiredMark />}
      </label>
      {hint && (
        <span className="usa-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="usa-error-message" id={`${id}-error`}>
          {error}
        </span>
      )}
      {children({
        id,
        required,
        'aria-invalid': error !== undefined,
        'aria-describedby': described || undefined,
      })}
    </div>
  );
}

interface TextProps {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly type?: 'text' | 'date' | 'time' | 'email' | 'tel';
  /** Of a time, in seconds: how exact it is. */
  readonly step?: number;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email';
  readonly maxLength?: number;
  readonly autoComplete?: string;
  readonly disabled?: boolean;
}

/** One line of text, or a date. */
export function TextField({
  id,
  label,
  value,
  onChange,
  required = false,
  hint,
  error,
  ...input
}: TextProps) {
  return (
    <Field id={id} label={label} required={required} hint={hint} error={error}>
      {(control) => (
        <input
          className={error ? 'usa-input usa-input--error' : 'usa-input'}
          autoComplete="off"
          {...input}
          {...control}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

/** Several lines of text. */
export function TextAreaField({
  id,
  label,
  value,
  onChange,
  required = false,
  hint,
  error,
  maxLength,
}: Omit<TextProps, 'type' | 'inputMode' | 'autoComplete' | 'disabled'>) {
  return (
    <Field id={id} label={label} required={required} hint={hint} error={error}>
      {(control) => (
        <textarea
          className={error ? 'usa-textarea usa-input--error' : 'usa-textarea'}
          {...control}
          maxLength={maxLength}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

/** One of a list. `empty` is the text of the choice of nothing; without it something is always chosen. */
export function SelectField<Value extends string>({
  label,
  value,
  onChange,
  options,
  empty,
  required = false,
  hint,
  error,
}: {
  readonly label: string;
  readonly value: Value | '';
  readonly onChange: (value: Value | '') => void;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly empty?: string;
  readonly required?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}) {
  return (
    <Field label={label} required={required} hint={hint} error={error}>
      {(control) => (
        <select
          className={error ? 'usa-select usa-input--error' : 'usa-select'}
          {...control}
          value={value}
          onChange={({ target }) => onChange(target.value as Value | '')}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((each) => (
            <option key={each.value} value={each.value}>
              {each.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Yes or no. */
export function CheckboxField({
  label,
  checked,
  onChange,
  hint,
}: {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string;
}) {
  const id = useId();
  return (
    <div className="usa-checkbox">
      <input
        className="usa-checkbox__input"
        id={id}
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <label className="usa-checkbox__label" htmlFor={id}>
        {label}
        {hint && <span className="usa-checkbox__label-description">{hint}</span>}
      </label>
    </div>
  );
}
