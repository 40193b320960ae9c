import { useEffect, useRef } from 'react';
import { type PhoneType, phoneTypes, takesCodes } from '../parts/contact-types.js';
import { controlId, type Fault, faultAt } from './contact-faults.js';
import type { FormRow, PhoneForm } from './contact-form.js';

/** One phone of the Contact Detail. Each control is called by its place, so that it is known without the columns. */
export function PhoneRow({
  place,
  phone,
  faults,
  isMarked,
  takesFocus,
  onMark,
  onType,
}: {
  readonly place: number;
  readonly phone: FormRow;
  readonly faults: readonly Fault[];
  readonly isMarked: boolean;
  /** It was just added: the next thing to do is to enter its number. */
  readonly takesFocus: boolean;
  readonly onMark: () => void;
  readonly onType: (typed: Partial<PhoneForm>) => void;
}) {
  const number = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) number.current?.focus();
  }, [takesFocus]);
  const control = (field: string, label: string) => {
    const id = controlId(field, phone.row);
    const fault = faultAt(faults, id);
    return {
      id,
      'aria-label': `Phone ${place}: ${label}`,
      'aria-invalid': fault !== undefined,
      'aria-describedby': fault && `${id}-fault`,
    };
  };
  const fault = (field: string) => {
    const id = controlId(field, phone.row);
    const text = faultAt(faults, id);
    return (
      text && (
        <span className="usa-error-message" id={`${id}-fault`}>
          {text}
        </span>
      )
    );
  };
  return (
    <tr>
      <td className="phones__mark">
        <input
          type="checkbox"
          className="row-check"
          aria-label={`Mark phone ${place} to remove it`}
          checked={isMarked}
          onChange={onMark}
        />
      </td>
      <td data-label="Number">
        {fault('number')}
        {fault('ext')}
        <span className="phones__number">
          <input
            ref={number}
            className="usa-input"
            type="tel"
            autoComplete="off"
            maxLength={30}
            {...control('number', 'Number')}
            value={phone.number}
            onChange={({ target }) => onType({ number: target.value })}
          />
          <span aria-hidden="true">ext.</span>
          <input
            className="usa-input phones__ext"
            inputMode="numeric"
            autoComplete="off"
            maxLength={10}
            {...control('ext', 'ext.')}
            value={phone.ext}
            onChange={({ target }) => onType({ ext: target.value })}
          />
        </span>
      </td>
      <td data-label="Type *">
        {fault('type')}
        <select
          className="usa-select"
          required
          {...control('type', 'Type')}
          value={phone.type}
          onChange={({ target }) => onType({ type: target.value as PhoneType | '' })}
        >
          <option value="" />
          {phoneTypes.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <span className="phones__codes">
          {phone.type !== '' && (takesCodes(phone.type) ? '✓ takes codes by text' : '✗ no codes by text')}
        </span>
      </td>
      <td data-label="IVR Consent">
        <YesNo
          {...control('ivrConsent', 'IVR Consent')}
          value={phone.ivrConsent}
          onChange={(ivrConsent) => onType({ ivrConsent })}
        />
      </td>
      <td data-label="Text Message">
        <YesNo
          {...control('textMessage', 'Text Message')}
          value={phone.textMessage}
          onChange={(textMessage) => onType({ textMessage })}
        />
      </td>
      <td data-label="Text Message Status">
        {phone.textMessageStatus ?? <span className="muted">None</span>}
      </td>
    </tr>
  );
}

function YesNo({
  value,
  onChange,
  ...control
}: {
  readonly id: string;
  readonly 'aria-label': string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  return (
    <select
      className="usa-select"
      {...control}
      value={value ? 'yes' : 'no'}
      onChange={({ target }) => onChange(target.value === 'yes')}
    >
      <option value="no">No</option>
      <option value="yes">Yes</option>
    </select>
  );
}
