import type { UseQueryResult } from '@tanstack/react-query';
import { ApiProblem } from '#api-client';
import { Field, TextField } from '../../../../shared/field.js';
import { Loading } from '../../../../shared/loading.js';
import { QueryProblem } from '../../../../shared/staff/query-problem.js';
import type { Recipient, Recipients } from '../../parts/e-message-types.js';
import { languageNames } from '../texts.js';

/** Case Number: typed, or selected. Leaving the field, or Enter, says that it is whole. */
export function CaseField({
  value,
  onChange,
  onEnter,
  onSelect,
  error,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: (caseNumber: string) => void;
  readonly onSelect: () => void;
  readonly error: string | undefined;
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the field is left, or Enter in it
    <div
      className="case-field"
      onBlur={({ target }) => {
        if (target instanceof HTMLInputElement) onEnter(value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        onEnter(value.trim());
      }}
    >
      <TextField
        label="Case Number"
        required
        maxLength={15}
        value={value}
        onChange={onChange}
        error={error}
      />
      <button
        type="button"
        className="usa-button usa-button--outline"
        aria-label="Select a case"
        onClick={onSelect}
      >
        Select
      </button>
    </div>
  );
}

/** Person Name: appears once a case was entered. Who cannot receive anything stands there with the reason. */
export function PersonField({
  recipients,
  chosen,
  onChoose,
  error,
}: {
  readonly recipients: UseQueryResult<Recipients>;
  readonly chosen: Recipient | undefined;
  readonly onChoose: (personId: string) => void;
  readonly error: string | undefined;
}) {
  const { data, isFetching } = recipients;
  if (recipients.error instanceof ApiProblem && recipients.error.status === 404)
    return (
      <p className="usa-error-message" role="alert">
        There is no such case in your county. Check the number, or select the case.
      </p>
    );
  if (data === undefined)
    return (
      <>
        {isFetching && <Loading />}
        <QueryProblem query={recipients} />
      </>
    );
  const others = data.items.filter(({ canReceive }) => !canReceive);
  return (
    <div>
      <Field label="Person Name" required error={error}>
        {(control) => (
          <select
            className={error ? 'usa-select usa-input--error' : 'usa-select'}
            {...control}
            value={chosen?.personId ?? ''}
            onChange={({ target }) => onChoose(target.value)}
          >
            <option value="">- Select -</option>
            {data.items.map(({ personId, name, canReceive }) => (
              <option key={personId} value={personId} disabled={!canReceive}>
                {name}
                {!canReceive && ' (cannot receive e-Messages)'}
              </option>
            ))}
          </select>
        )}
      </Field>
      {chosen && (
        <p className="compose__facts" role="status">
          Reads the portal in {languageNames[chosen.language]}.{' '}
          {chosen.notified
            ? 'A mail will say that there is an e-Message.'
            : 'No mail will be sent: the customer has not opted in to e-Notification, or has no e-mail address.'}
        </p>
      )}
      {others.length > 0 && (
        <ul className="compose__others">
          {others.map(({ personId, name, reason }) => (
            <li key={personId}>
              <strong>{name}</strong>: {reason?.text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
