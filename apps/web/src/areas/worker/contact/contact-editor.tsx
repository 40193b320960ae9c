import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { ApiProblem } from '#api-client';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useToast } from '../../../shell/toasts.js';
import { ConflictNotice } from '../parts/conflict-notice.js';
import type { Contact, Person } from '../parts/contact-types.js';
import { isConflict } from '../parts/is-conflict.js';
import { ContactButtons } from './contact-buttons.js';
import { faultsOf } from './contact-faults.js';
import { ContactFaultsAlert } from './contact-faults-alert.js';
import { ContactFields } from './contact-fields.js';
import { formOf } from './contact-form.js';
import { LeaveDialog } from './leave-dialog.js';
import { PhoneRows } from './phone-rows.js';
import { useContactEditing } from './use-contact-editing.js';

/** The form of the Contact Detail page. */
export function ContactEditor({
  person,
  contact,
  back,
}: {
  readonly person: Person;
  readonly contact: Contact;
  /** The Contact Summary's path. */
  readonly back: string;
}) {
  const navigate = useNavigate();
  const toast = useToast();
  const then = useRef<'stay' | 'return'>('stay');
  const leaves = useRef(false);
  const goBack = () => {
    leaves.current = true;
    void navigate(back);
  };
  const edit = useContactEditing(person.personId, contact, ({ changed, typedSince }) => {
    toast('success', changed ? `The Contact Detail of ${person.name} was saved.` : 'Nothing had changed.');
    if (typedSince) toast('info', 'What you typed since you pressed Save is not saved yet.');
    else if (then.current === 'return') goBack();
  });
  const { save, seen, draft } = edit;
  const saveAnd = (next: 'stay' | 'return') => {
    if (save.isPending) return;
    then.current = next;
    if (edit.unsaved) save.start();
    else if (next === 'return') goBack();
    else toast('info', 'Nothing to save: nothing was changed.');
  };
  const form = formOf(seen, draft);
  const faults = save.error instanceof ApiProblem ? faultsOf(save.error.errors, edit.saving) : [];
  const noticed = edit.meanwhile !== undefined && isConflict(save.error);
  const buttons = (
    <ContactButtons
      busy={save.isPending}
      onSaveAndReturn={() => saveAnd('return')}
      onCancel={() => {
        edit.discard();
        goBack();
      }}
    />
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saveAnd('stay');
      }}
    >
      {edit.meanwhile && (
        <ConflictNotice
          what="this Contact Detail"
          key={edit.meanwhile.at}
          meanwhile={edit.meanwhile}
          takesFocus={edit.meanwhile.pressed}
          onDiscard={() => {
            edit.discard();
            save.reset();
          }}
        />
      )}
      {save.isError && faults.length === 0 && !noticed && (
        <ProblemAlert key={save.submittedAt} problem={save.error} />
      )}
      {faults.length > 0 && <ContactFaultsAlert key={save.submittedAt} faults={faults} />}
      {buttons}
      <div className="panel">
        <ContactFields
          personId={person.personId}
          name={person.name}
          contact={contact}
          form={form}
          faults={faults}
          onType={edit.typeField}
        />
        <PhoneRows form={form.rows} rows={edit.rows} faults={faults} onChange={edit.setRows} />
      </div>
      <p className="muted">
        {person.customerPrivacy
          ? 'Customer Privacy is active: nobody is told about a change. A supervisor gets a task instead.'
          : 'After a change, the previous e-mail address is told that contact information changed, but not what.'}{' '}
        For a while, you cannot process a case link for this person yourself (cool-off).
      </p>
      {buttons}
      <LeaveDialog unsaved={() => edit.unsaved && !leaves.current} onDiscard={edit.discard} />
    </form>
  );
}
