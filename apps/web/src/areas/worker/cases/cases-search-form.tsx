import { useState } from 'react';
import { pageSizeOf, pageSizeOptions } from '../../../shared/criteria.js';
import { SelectField, TextField } from '../../../shared/field.js';
import { useMe } from '../../../shell/session.js';
import { caseStatuses, programKinds } from '../parts/case-types.js';
import { useCountyWorkers } from '../parts/county-workers.js';
import { caseNumberFault, type ListCriteria } from './list-criteria.js';

const asOptions = <Value extends string>(values: readonly Value[]) =>
  values.map((value) => ({ value, text: value }));
const programs = asOptions(programKinds);
const statuses = asOptions(caseStatuses);

/** The criteria of the Cases List. Give it a new `key` for each search, so that Back restores what was searched. */
export function CasesSearchForm({
  initial,
  onSearch,
}: {
  readonly initial: ListCriteria;
  readonly onSearch: (criteria: ListCriteria) => void;
}) {
  const me = useMe();
  const { workers, nameOf } = useCountyWorkers();
  const [criteria, setCriteria] = useState(initial);
  const [fault, setFault] = useState<string>();
  const set = (part: Partial<ListCriteria>) => setCriteria({ ...criteria, ...part });
  const others = workers.filter(({ id }) => id !== me.id).map(({ id }) => ({ value: id, text: nameOf(id) }));
  const unknown =
    criteria.worker !== '' && criteria.worker !== 'me' && !workers.some(({ id }) => id === criteria.worker);
  return (
    <form
      className="panel"
      aria-label="Search for cases"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const caseNumber = criteria.caseNumber.trim();
        const wrong = caseNumberFault(caseNumber);
        setFault(wrong);
        if (wrong) event.currentTarget.querySelector('input')?.focus();
        else onSearch({ ...criteria, caseNumber, name: criteria.name.trim(), page: 1 });
      }}
    >
      <div className="fields fields--level">
        <TextField
          label="Case Number"
          hint="Whole or its beginning"
          maxLength={15}
          value={criteria.caseNumber}
          error={fault}
          onChange={(caseNumber) => set({ caseNumber })}
        />
        <TextField
          label="Name"
          hint="Last, First of anybody on the case"
          maxLength={200}
          value={criteria.name}
          onChange={(name) => set({ name })}
        />
        <SelectField
          label="Program"
          empty="Any"
          value={criteria.program}
          options={programs}
          onChange={(program) => set({ program })}
        />
        <SelectField
          label="Status"
          empty="Any"
          value={criteria.status}
          options={statuses}
          onChange={(status) => set({ status })}
        />
        <SelectField
          label="Worker"
          empty="Anybody"
          value={criteria.worker}
          options={[
            { value: 'me', text: `${me.name} (you)` },
            ...others,
            ...(unknown ? [{ value: criteria.worker, text: criteria.worker }] : []),
          ]}
          onChange={(worker) => set({ worker })}
        />
        <SelectField
          label="Results per Page"
          value={String(criteria.pageSize)}
          options={pageSizeOptions}
          onChange={(size) => set({ pageSize: pageSizeOf(size) })}
        />
        <button type="submit" className="usa-button">
          Search
        </button>
      </div>
    </form>
  );
}
