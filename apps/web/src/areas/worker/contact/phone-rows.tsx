import { useRef, useState } from 'react';
import { RequiredMark } from '../../../shared/field.js';
import type { Fault } from './contact-faults.js';
import { controlId } from './contact-faults.js';
import { type FormRow, type PhoneForm, type RowDraft, withRow } from './contact-form.js';
import { PhoneRow } from './phone-row.js';

/** The section Phone Numbers: Add, Remove (the marked rows), Remove All. */
export function PhoneRows({
  form,
  rows,
  faults,
  onChange,
}: {
  readonly form: readonly FormRow[];
  readonly rows: readonly RowDraft[];
  readonly faults: readonly Fault[];
  readonly onChange: (rows: readonly RowDraft[]) => void;
}) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const add = useRef<HTMLButtonElement>(null);
  const focusNext = useRef<string>(undefined);
  const type = (row: string, typed: Partial<PhoneForm>) =>
    onChange(rows.map((each) => (each.row === row ? { ...each, typed: { ...each.typed, ...typed } } : each)));
  const remove = (gone: (row: string) => boolean) => {
    onChange(rows.filter(({ row }) => !gone(row)));
    setMarked(new Set());
    add.current?.focus();
  };
  return (
    <section aria-labelledby="phone-numbers">
      <h2 id="phone-numbers">Phone Numbers</h2>
      <p className="muted" id="text-verification">
        A code by text goes to Cell, Main, Message, Home and Work phones only, with or without Text Message;
        never to Fax, TDD or Toll Free.
      </p>
      {form.length === 0 ? (
        <p className="empty">No phone numbers. Press Add to enter one.</p>
      ) : (
        <table className="usa-table usa-table--borderless phones" aria-describedby="text-verification">
          <thead>
            <tr>
              <td />
              <th scope="col">Number</th>
              <th scope="col">
                Type
                <RequiredMark />
              </th>
              <th scope="col">IVR Consent</th>
              <th scope="col">Text Message</th>
              <th scope="col">Text Message Status</th>
            </tr>
          </thead>
          <tbody>
            {form.map((each, index) => (
              <PhoneRow
                key={each.row}
                place={index + 1}
                phone={each}
                faults={faults}
                isMarked={marked.has(each.row)}
                takesFocus={focusNext.current === each.row}
                onMark={() => setMarked(toggled(marked, each.row))}
                onType={(typed) => type(each.row, typed)}
              />
            ))}
          </tbody>
        </table>
      )}
      <div className="actions">
        <button
          ref={add}
          id={controlId('phones')}
          type="button"
          className="usa-button usa-button--outline"
          onClick={() => {
            const more = withRow(rows);
            focusNext.current = more.at(-1)?.row;
            onChange(more);
          }}
        >
          Add
        </button>
        <button
          type="button"
          className="usa-button usa-button--outline"
          disabled={marked.size === 0}
          onClick={() => remove((row) => marked.has(row))}
        >
          Remove
        </button>
        <button
          type="button"
          className="usa-button usa-button--outline"
          disabled={form.length === 0}
          onClick={() => remove(() => true)}
        >
          Remove All
        </button>
      </div>
    </section>
  );
}

function toggled(all: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(all);
  if (!next.delete(one)) next.add(one);
  return next;
}
