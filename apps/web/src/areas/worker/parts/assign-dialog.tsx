import { useState } from 'react';
import { Dialog } from '../../../shared/dialog.js';
import { SelectField } from '../../../shared/field.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { FormDialogButtons } from '../../../shared/staff/form-dialog.js';
import { useCountyWorkers } from './county-workers.js';

/** To whom one or several requests go. */
export function AssignDialog({
  title,
  current,
  onAssign,
  onClose,
  busy,
  problem,
}: {
  readonly title: string;
  readonly current?: string | null;
  readonly onAssign: (worker: string) => void;
  readonly onClose: () => void;
  readonly busy: boolean;
  readonly problem: unknown;
}) {
  const { workers, nameOf } = useCountyWorkers();
  const [worker, setWorker] = useState('');
  const [tried, setTried] = useState(false);
  const options = workers
    .filter((each) => each.id !== current)
    .map(({ id }) => ({ value: id, text: nameOf(id) }));
  return (
    <Dialog title={title} onClose={onClose}>
      {problem !== null && problem !== undefined && <ProblemAlert key={String(problem)} problem={problem} />}
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (busy) return;
          setTried(true);
          if (worker !== '') onAssign(worker);
        }}
      >
        <SelectField
          label="Worker"
          required
          empty="- Select -"
          value={worker}
          options={options}
          onChange={setWorker}
          error={tried && worker === '' ? 'Choose a worker.' : undefined}
        />
        <FormDialogButtons action="Assign" busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
