import { useEffect, useMemo, useState } from 'react';
import { Field } from './field.js';
import { visibleLength } from './visible-length.js';
import { after } from './wall-clock.js';

/** Nobody is told of each letter: only where the typing rests. */
const rests = 1_000;

interface Counted {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How many characters there may be, as a person counts them. */
  readonly most: number;
  /** How many are left, or are too many, in words. */
  readonly leftText: (left: number) => string;
  readonly lines?: number;
  readonly required?: boolean;
  readonly error?: string | undefined;
}

/** A text whose characters are counted as the person sees them; what is too long stays, and says by how much it is. */
export function CountedText({
  id,
  label,
  value,
  onChange,
  most,
  leftText,
  lines = 1,
  required = false,
  error,
}: Counted) {
  const left = useMemo(() => most - visibleLength(value), [most, value]);
  const text = leftText(left);
  const said = useRested(text);
  const tooLong = left < 0;
  return (
    <Field id={id} label={label} required={required} error={error}>
      {({ 'aria-describedby': described, ...control }) => {
        const count = `${control.id}-count`;
        const isWrong = error !== undefined || tooLong;
        const shared = {
          ...control,
          'aria-describedby': [described, count].filter(Boolean).join(' '),
          'aria-invalid': isWrong,
          value,
        };
        return (
          <>
            {lines === 1 ? (
              <input
                {...shared}
                className={isWrong ? 'usa-input usa-input--error' : 'usa-input'}
                autoComplete="off"
                onChange={({ target }) => onChange(target.value)}
              />
            ) : (
              <textarea
                {...shared}
                className={
                  isWrong ? 'usa-textarea counted-text usa-input--error' : 'usa-textarea counted-text'
                }
                rows={lines}
                onChange={({ target }) => onChange(target.value)}
              />
            )}
            <span
              id={count}
              className={tooLong ? 'counted-text__left counted-text__left--over' : 'counted-text__left'}
            >
              {text}
            </span>
            <span className="usa-sr-only" role="status">
              {said}
            </span>
          </>
        );
      }}
    </Field>
  );
}

/** The text once it has not changed for a while; nothing at first, where nobody has typed. */
function useRested(text: string): string {
  const [said, setSaid] = useState('');
  const [first] = useState(text);
  useEffect(() => (text === first ? undefined : after(rests, () => setSaid(text))), [text, first]);
  return said;
}
