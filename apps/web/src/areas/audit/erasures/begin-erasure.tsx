import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { TextAreaField } from '../../../shared/field.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { wrongId } from '../parts/subject.js';
import { erasuresKey } from './erasure-types.js';
import { PersonField } from './person-field.js';

/** The first of two approvals. Nothing is destroyed by it: what would go is shown next. */
export function BeginErasure() {
  const navigate = useNavigate();
  const [person, setPerson] = useState('');
  const [again, setAgain] = useState('');
  const [basis, setBasis] = useState('');
  const [tried, setTried] = useState(false);
  const begin = useCommand({
    run: (body: { subject: string; legalBasis: string }, header) =>
      answered(api.POST('/api/v1/audit/erasures', { params: { header }, body })),
    changes: [erasuresKey],
    onDone: ({ erasureId }) => void navigate(`/audit/erasures/${erasureId}`),
  });
  const id = person.trim();
  const wrong = {
    person: wrongId(id),
    again: again.trim() === id ? undefined : 'Type the same id once more.',
    basis: basis.trim() === '' ? 'Say on what the erasure rests.' : undefined,
  };
  const isWrong = Object.values(wrong).some((each) => each !== undefined);
  return (
    <form
      className="panel"
      aria-labelledby="begin-erasure"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWrong || begin.isPending) return;
        begin.mutate({ subject: `person:${id}`, legalBasis: basis.trim() });
      }}
    >
      <h2 id="begin-erasure">Begin an erasure</h2>
      <p className="muted">
        This is the first of two approvals. You see next what goes and what stays; nothing is destroyed before
        a supervisor of a county with a case of the person approves.
      </p>
      {begin.isError && <ProblemAlert key={String(begin.error)} problem={begin.error} />}
      <div className="erasures__fields">
        <PersonField value={person} onChange={setPerson} error={tried ? wrong.person : undefined} />
        <PersonField
          label="Person (id) once more"
          value={again}
          onChange={setAgain}
          error={tried ? wrong.again : undefined}
        />
        <TextAreaField
          label="Legal basis"
          required
          value={basis}
          onChange={setBasis}
          error={tried ? wrong.basis : undefined}
          maxLength={2000}
        />
      </div>
      <button type="submit" className="usa-button" aria-disabled={begin.isPending}>
        {begin.isPending ? 'Looking up what goes …' : 'Begin'}
      </button>
    </form>
  );
}
