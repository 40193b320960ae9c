import type { ReactNode } from 'react';
import { ApiProblem } from '#api-client';
import { ErrorSummary } from '../../../../shared/error-summary.js';
import { CheckboxField, SelectField, TextField } from '../../../../shared/field.js';
import { ProblemAlert } from '../../../../shared/problem-alert.js';
import { genders, criteriaLabels as labels, type PersonCriteria } from './person-criteria.js';
import { states } from './states.js';

const genderOptions = genders.map((each) => ({ value: each, text: each }));
const addressTypes = [
  { value: 'physical', text: 'Physical' },
  { value: 'mailing', text: 'Mailing' },
] as const;

/** The criteria of Select Person in the documents' rows (seed 001, Processing a Case Link Request, step 2). */
export function PersonForm({
  criteria,
  onChange,
  onSearch,
  problem,
  ssnHint,
}: {
  readonly criteria: PersonCriteria;
  readonly onChange: (criteria: PersonCriteria) => void;
  readonly onSearch: () => void;
  /** Why the last search was refused. */
  readonly problem: unknown;
  readonly ssnHint?: string | undefined;
}) {
  const wrong = problem instanceof ApiProblem && problem.status === 422 ? problem.errors : [];
  const text = (field: TextCriterion, more: { hint?: string | undefined; maxLength?: number } = {}) => (
    <TextField
      label={labels[field]}
      value={criteria[field]}
      onChange={(value) => onChange({ ...criteria, [field]: value })}
      error={messageOf(wrong, field)}
      maxLength={100}
      {...more}
      {...(field === 'dateOfBirth' && { type: 'date' as const })}
      {...(field === 'phone' && { type: 'tel' as const })}
    />
  );
  return (
    <form
      aria-label="Search criteria"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSearch();
      }}
    >
      {problem !== null && wrong.length === 0 && <ProblemAlert problem={problem} />}
      <ErrorSummary
        errors={wrong.map(({ field, message }) => {
          const label = labels[field as keyof PersonCriteria] as string | undefined;
          return { label, message };
        })}
      />
      <div className="criteria__head criteria__head--end">
        <button type="submit" className="usa-button">
          Search
        </button>
      </div>
      <Row>
        {text('caseNumber', { maxLength: 15 })}
        {text('ssn', { hint: ssnHint, maxLength: 11 })}
        {text('cin', { maxLength: 20 })}
      </Row>
      <Row>
        {text('lastName')}
        {text('firstName')}
        {text('middleName')}
      </Row>
      <Row>
        {text('dateOfBirth')}
        <SelectField
          label={labels.gender}
          empty="Any"
          value={criteria.gender}
          options={genderOptions}
          onChange={(gender) => onChange({ ...criteria, gender })}
        />
        {text('phone', { maxLength: 30 })}
      </Row>
      <Row>
        <SelectField
          label={labels.addressType}
          empty="Any"
          value={criteria.addressType}
          options={addressTypes}
          onChange={(addressType) => onChange({ ...criteria, addressType })}
        />
        {text('addressLine1')}
        {text('addressLine2')}
      </Row>
      <Row>
        {text('city')}
        <SelectField
          label={labels.state}
          empty="Any"
          value={criteria.state}
          options={states.map((each) => ({ value: each, text: each }))}
          onChange={(state) => onChange({ ...criteria, state })}
        />
        {text('zip', { maxLength: 10 })}
      </Row>
      <div className="criteria__foot">
        <CheckboxField
          label={labels.phonetic}
          checked={criteria.phonetic}
          onChange={(phonetic) => onChange({ ...criteria, phonetic })}
        />
        <button type="submit" className="usa-button">
          Search
        </button>
      </div>
    </form>
  );
}

type TextCriterion = Exclude<keyof PersonCriteria, 'gender' | 'addressType' | 'state' | 'phonetic'>;

const Row = ({ children }: { children: ReactNode }) => <div className="criteria__row">{children}</div>;

function messageOf(wrong: ApiProblem['errors'], field: string): string | undefined {
  const message = wrong.find((each) => each.field === field)?.message;
  return message && message.charAt(0).toUpperCase() + message.slice(1);
}
