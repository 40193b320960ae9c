import { useState } from 'react';
import { pageSizeOf, pageSizeOptions } from '../../../../shared/criteria.js';
import { ErrorSummary } from '../../../../shared/error-summary.js';
import { CheckboxField, SelectField, TextField } from '../../../../shared/field.js';
import { useMe } from '../../../../shell/session.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import { type MessageCriteria, messageStatuses } from '../../parts/e-message-criteria.js';
import type { MessageStatus } from '../../parts/e-message-types.js';
import { plainSearch } from './set-message-criteria.js';

const typeOptions = [
  { value: 'Message', text: 'Message' },
  { value: 'Action', text: 'Action' },
] as const;
const waitingOptions = [
  { value: 'worker', text: 'The county' },
  { value: 'customer', text: 'The customer' },
] as const;
const texts = {
  caseNumber: 'must be up to 15 letters and digits, without spaces or dashes.',
  number: 'must be the eight characters of a receipt.',
  to: 'must not be before the Begin Date.',
} as const;
const labels = { caseNumber: 'Case Number', number: 'Receipt Number', to: 'End Date' } as const;

/** The criteria of e-Messages Search; what is seldom asked for is folded. */
export function MessageSearchForm({
  shown,
  onSearch,
  onSelectPerson,
}: {
  /** What the results below were asked for. */
  readonly shown: MessageCriteria;
  readonly onSearch: (criteria: MessageCriteria) => void;
  readonly onSelectPerson: (typed: MessageCriteria) => void;
}) {
  // What waits for me is where everybody arrives; a search that is typed here is one of the county's e-messages.
  const start = plainSearch(shown) === 'mine' ? { ...shown, worker: 'any', waiting: 'any' as const } : shown;
  const [typed, setTyped] = useState<MessageCriteria>(start);
  const [tried, setTried] = useState(0);
  const change = (part: Partial<MessageCriteria>) => setTyped({ ...typed, ...part });
  const faults = faultsOf(typed);
  const errorOf = (field: keyof typeof labels) =>
    tried > 0 && faults.includes(field) ? `The ${labels[field]} ${texts[field]}` : undefined;
  return (
    <form
      className="panel message-criteria"
      aria-label="Search criteria"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const { caseNumber, number, subject } = typed;
        if (faults.length > 0) setTried(tried + 1);
        else
          onSearch({
            ...typed,
            caseNumber: caseNumber.trim(),
            number: number.trim().toUpperCase(),
            subject: subject.trim(),
            sort: shown.sort,
            page: 1,
          });
      }}
    >
      {tried > 0 && (
        <ErrorSummary
          key={tried}
          errors={faults.map((field) => ({ label: labels[field], message: texts[field] }))}
        />
      )}
      <div className="message-criteria__main">
        <TextField
          label="Case Number"
          maxLength={15}
          value={typed.caseNumber}
          onChange={(caseNumber) => change({ caseNumber })}
          error={errorOf('caseNumber')}
        />
        <PersonChoice
          name={typed.personId === '' ? '' : typed.personName || 'One person'}
          onSelect={() => onSelectPerson(typed)}
          onRemove={() => change({ personId: '', personName: '' })}
        />
        <SelectField
          label="Waiting for"
          empty="Either or nobody"
          value={typed.waiting === 'any' ? '' : typed.waiting}
          options={waitingOptions}
          onChange={(waiting) => change({ waiting: waiting || 'any' })}
        />
        <button type="submit" className="usa-button message-criteria__search">
          Search
        </button>
        <StatusChoice chosen={typed.statuses} onChoose={(statuses) => change({ statuses })} />
      </div>
      <OtherCriteria typed={typed} change={change} errorOf={errorOf} />
    </form>
  );
}

function faultsOf({ caseNumber, number, from, to }: MessageCriteria): readonly (keyof typeof labels)[] {
  const valid = {
    caseNumber: /^[A-Za-z0-9]{0,15}$/.test(caseNumber.trim()),
    number: /^([A-Za-z2-7]{8})?$/.test(number.trim()),
    to: !from || !to || from <= to,
  };
  return (['caseNumber', 'number', 'to'] as const).filter((each) => !valid[each]);
}

function PersonChoice({
  name,
  onSelect,
  onRemove,
}: {
  readonly name: string;
  readonly onSelect: () => void;
  readonly onRemove: () => void;
}) {
  return (
    <div className="field person-choice">
      <span className="usa-label" id="search-person">
        Person
      </span>
      <div className="person-choice__row">
        <span>{name || 'Anybody'}</span>
        <button type="button" className="usa-button usa-button--unstyled" onClick={onSelect}>
          Select Person
        </button>
        {name && (
          <button type="button" className="usa-button usa-button--unstyled" onClick={onRemove}>
            Remove <span className="usa-sr-only">the person</span>
          </button>
        )}
      </div>
    </div>
  );
}

function StatusChoice({
  chosen,
  onChoose,
}: {
  readonly chosen: readonly MessageStatus[];
  readonly onChoose: (chosen: readonly MessageStatus[]) => void;
}) {
  return (
    <fieldset className="usa-fieldset status-choice">
      <legend className="usa-label">Status</legend>
      {messageStatuses.map((each) => (
        <CheckboxField
          key={each}
          label={each}
          checked={chosen.includes(each)}
          onChange={(on) =>
            onChoose(messageStatuses.filter((one) => (one === each ? on : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}

function OtherCriteria({
  typed,
  change,
  errorOf,
}: {
  readonly typed: MessageCriteria;
  readonly change: (part: Partial<MessageCriteria>) => void;
  readonly errorOf: (field: keyof typeof labels) => string | undefined;
}) {
  const me = useMe();
  const { workers, nameOf } = useCountyWorkers();
  const { type, worker, subject, number, from, to, overdue, unread } = typed;
  const isSet = [type, subject, number, from, to].some(Boolean) || overdue || unread || worker !== 'any';
  const [open, setOpen] = useState(isSet || typed.pageSize !== 25);
  const hands = [
    { value: 'me', text: 'Me' },
    { value: 'nobody', text: 'Nobody' },
    ...workers.filter(({ id }) => id !== me.id).map(({ id }) => ({ value: id, text: nameOf(id) })),
  ];
  const known = worker === 'any' || hands.some(({ value }) => value === worker);
  return (
    <details
      className="message-criteria__more"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>More criteria</summary>
      <div className="message-criteria__others">
        <SelectField
          label="Worker"
          empty="Anybody"
          value={worker === 'any' ? '' : worker}
          options={known ? hands : [...hands, { value: worker, text: nameOf(worker) }]}
          onChange={(next) => change({ worker: next || 'any' })}
        />
        <SelectField
          label="e-Message Type"
          empty="Any"
          value={type}
          options={typeOptions}
          onChange={(next) => change({ type: next })}
        />
        <TextField
          label="Words of the Subject"
          maxLength={200}
          value={subject}
          onChange={(next) => change({ subject: next })}
        />
        <TextField
          label="Receipt Number"
          maxLength={8}
          value={number}
          onChange={(next) => change({ number: next })}
          error={errorOf('number')}
        />
        <TextField
          label="Begin Date"
          type="date"
          value={from ?? ''}
          onChange={(next) => change({ from: next })}
        />
        <TextField
          label="End Date"
          type="date"
          value={to ?? ''}
          onChange={(next) => change({ to: next })}
          error={errorOf('to')}
        />
        <SelectField
          label="Results per Page"
          value={String(typed.pageSize)}
          options={pageSizeOptions}
          onChange={(size) => change({ pageSize: pageSizeOf(size) })}
        />
        <div className="message-criteria__boxes">
          <CheckboxField
            label="Overdue only"
            checked={overdue}
            onChange={(next) => change({ overdue: next })}
          />
          <CheckboxField label="Unread only" checked={unread} onChange={(next) => change({ unread: next })} />
        </div>
      </div>
    </details>
  );
}
