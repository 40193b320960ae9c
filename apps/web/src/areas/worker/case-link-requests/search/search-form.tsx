import { useState } from 'react';
import { pageSizeOf, pageSizeOptions } from '../../../../shared/criteria.js';
import { ErrorSummary } from '../../../../shared/error-summary.js';
import { RequiredMark, SelectField, TextField } from '../../../../shared/field.js';
import { useMe } from '../../../../shell/session.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import { type Prefilled, type SearchCriteria, statuses } from '../../parts/request-criteria.js';
import type { RequestStatus } from '../../parts/types.js';
import { ageOfValue, ageOptions, ageValue } from './age-words.js';

const statusOptions = statuses.map((each) => ({ value: each, text: each }));
const waitingOptions = [
  { value: 'county', text: 'The county' },
  { value: 'customer', text: 'The customer' },
] as const;

/** The criteria as the documents lay them out, with Search above and below; the rest of a page is kept as it is. */
export function SearchForm({
  shown,
  prefilled,
  onSearch,
}: {
  /** What the results below were asked for. */
  readonly shown: SearchCriteria;
  /** Dates where `shown` has none. */
  readonly prefilled: Prefilled;
  readonly onSearch: (criteria: SearchCriteria) => void;
}) {
  const me = useMe();
  const { workers, nameOf } = useCountyWorkers();
  const [typed, setTyped] = useState<SearchCriteria>(shown);
  const [wrong, setWrong] = useState(0);
  // Another status has another oldest request: its date is known once it was asked for.
  const from = typed.from ?? (typed.status === shown.status ? prefilled.from : '');
  const to = typed.to ?? prefilled.to;
  const backwards = from !== '' && to !== '' && from > to;
  const error = wrong > 0 && backwards ? 'must not be before the Begin Date.' : undefined;
  const change = (part: Partial<SearchCriteria>) => setTyped({ ...typed, ...part });
  const assignees = [
    { value: 'me', text: 'Me' },
    { value: 'nobody', text: 'Nobody' },
    ...workers.filter(({ id }) => id !== me.id).map(({ id }) => ({ value: id, text: nameOf(id) })),
  ];
  const known = typed.assignee === '' || assignees.some(({ value }) => value === typed.assignee);
  return (
    <form
      className="panel criteria"
      aria-label="Search criteria"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (backwards) setWrong(wrong + 1);
        else onSearch({ ...typed, from: typed.from ?? (from || undefined), to, sort: shown.sort, page: 1 });
      }}
    >
      <p className="criteria__note">
        <RequiredMark /> Indicates required fields. Names: exact spelling, case does not matter.
      </p>
      {error && <ErrorSummary key={wrong} errors={[{ label: 'End Date', message: error }]} />}
      <div className="fields">
        <SelectField
          label="Registration Status"
          required
          value={typed.status}
          options={statusOptions}
          onChange={(status) =>
            change({
              status: (status || 'Pending') as RequestStatus,
              ...(status !== 'Pending' && { age: 'any', waiting: '' }),
              ...(from === prefilled.from && { from: undefined }),
            })
          }
        />
        <TextField
          label="Registrant First Name"
          value={typed.firstName}
          onChange={(firstName) => change({ firstName })}
          maxLength={100}
        />
        <TextField
          label="Registrant Last Name"
          value={typed.lastName}
          onChange={(lastName) => change({ lastName })}
          maxLength={100}
        />
        <SelectField
          label="Assigned to"
          empty="Anybody"
          value={typed.assignee}
          options={known ? assignees : [...assignees, { value: typed.assignee, text: typed.assignee }]}
          onChange={(assignee) => change({ assignee })}
        />
        <SelectField
          label="Age"
          empty="Any"
          value={ageValue(typed.age)}
          options={typed.status === 'Pending' ? ageOptions(typed.age) : []}
          onChange={(age) => change({ age: ageOfValue(age) })}
        />
        <button type="submit" className="usa-button criteria__search">
          Search
        </button>
        <fieldset className="usa-fieldset criteria__dates">
          <legend className="usa-legend">Request Date Range</legend>
          <TextField
            label="Begin Date"
            type="date"
            value={from}
            onChange={(value) => change({ from: value })}
          />
          <TextField
            label="End Date"
            type="date"
            value={to}
            onChange={(value) => change({ to: value })}
            error={error && `The End Date ${error}`}
          />
        </fieldset>
        <SelectField
          label="Results per Page"
          value={String(typed.pageSize)}
          options={pageSizeOptions}
          onChange={(size) => change({ pageSize: pageSizeOf(size) })}
        />
        <SelectField
          label="Waiting for"
          empty="Either"
          value={typed.waiting}
          options={typed.status === 'Pending' ? waitingOptions : []}
          onChange={(waiting) => change({ waiting })}
        />
        <button type="submit" className="usa-button criteria__search">
          Search
        </button>
      </div>
    </form>
  );
}
