import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { CountedText } from '../../../../shared/counted-text.js';
import { FormDialog } from '../../../../shared/staff/form-dialog.js';
import { useReasoned } from '../../parts/use-reasoned.js';
import { leftOf, mostOfNote } from '../texts.js';

/** A note that the customer never sees. */
export function StaffNote({
  messageId,
  onDone,
}: {
  readonly messageId: string;
  readonly onDone: () => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="usa-button usa-button--outline" onClick={() => setOpen(true)}>
        Add a note
      </button>
      {open && (
        <NoteDialog
          messageId={messageId}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        />
      )}
    </>
  );
}

function NoteDialog({
  messageId,
  onClose,
  onDone,
}: {
  readonly messageId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const [tried, setTried] = useState(false);
  const {
    text: note,
    enter,
    command: add,
  } = useReasoned({
    draft: `e-message-note:${messageId}`,
    empty: '',
    run: (text: string, header) =>
      answered(
        api.POST('/api/v1/e-messages/{id}/notes', {
          params: { path: { id: messageId }, header },
          body: { text },
        }),
      ),
    changes: [['e-message']],
    onDone,
  });
  return (
    <FormDialog
      title="Add a note"
      action="Save"
      command={add}
      onSubmit={() => {
        setTried(true);
        if (note.trim() !== '') add.mutate(note.trim());
      }}
      onClose={onClose}
    >
      <p>For staff only: the customer never sees it. It stays in the history.</p>
      <CountedText
        label="Note"
        required
        lines={4}
        most={mostOfNote}
        leftText={leftOf(mostOfNote)}
        value={note}
        onChange={enter}
        error={tried && note.trim() === '' ? 'Enter a note.' : undefined}
      />
    </FormDialog>
  );
}
