import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { TextAreaField } from '../../../shared/field.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { wrongId } from '../parts/subject.js';
import { erasuresKey, holdsKey, subjectShown } from './erasure-types.js';
import { PersonField } from './person-field.js';

/** Forbids the erasure of a person, with a reason. */
export function SetHold() {
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState('');
  const set = useCommand({
    run: (body: { subject: string; reason: string }, header) =>
      answered(api.POST('/api/v1/audit/holds', { params: { header }, body })),
    changes: [holdsKey, erasuresKey],
    onDone: (_, { subject }) => {
      setDone(`The hold stands: ${subjectShown(subject)} cannot be erased.`);
      setPerson('');
      setReason('');
      setTried(false);
    },
  });
  const wrong = {
    person: wrongId(person.trim()),
    reason: reason.trim() === '' ? 'Say why the person may not be erased.' : undefined,
  };
  return (
    <form
      className="panel"
      aria-labelledby="set-hold"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrong.person !== undefined || wrong.reason !== undefined || set.isPending) return;
        set.mutate({ subject: `person:${person.trim()}`, reason: reason.trim() });
      }}
    >
      <h2 id="set-hold">Set a legal hold</h2>
      <p className="muted">As long as it stands, nobody can erase the person. Another auditor lifts it.</p>
      {set.isError && <ProblemAlert key={String(set.error)} problem={set.error} />}
      <p role="status">{done}</p>
      <div className="erasures__fields">
        <PersonField value={person} onChange={setPerson} error={tried ? wrong.person : undefined} />
        <TextAreaField
          label="Reason of the hold"
          required
          value={reason}
          onChange={setReason}
          error={tried ? wrong.reason : undefined}
          maxLength={2000}
        />
      </div>
      <button type="submit" className="usa-button" aria-disabled={set.isPending}>
        Set the hold
      </button>
    </form>
  );
}
