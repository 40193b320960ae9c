import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { TextAreaField } from '../../../shared/field.js';
import { FormDialog } from '../../../shared/staff/form-dialog.js';
import { useToast } from '../../../shell/toasts.js';
import { useReasoned } from './use-reasoned.js';

type Decision = 'release' | 'refuse';
const words = {
  release: {
    button: 'Release …',
    title: 'Release this document?',
    about: 'It can then be previewed and downloaded. Release it only if you know that it is safe.',
    verb: 'Release',
    done: 'The document is released.',
  },
  refuse: {
    button: 'Refuse …',
    title: 'Refuse this document?',
    about:
      'Nobody can open it. An action that was completed with it is open again, and the customer is told.',
    verb: 'Refuse',
    done: 'The document is refused.',
  },
} as const;

/** A document that could not be looked into for viruses: somebody decides, with a reason. */
export function DecideDocument({ documentId, name }: { readonly documentId: string; readonly name: string }) {
  const [deciding, setDeciding] = useState<Decision>();
  return (
    <span className="actions">
      {(['release', 'refuse'] as const).map((each) => (
        <button
          key={each}
          type="button"
          className="usa-button usa-button--outline"
          aria-label={`${words[each].button} ${name}`}
          onClick={() => setDeciding(each)}
        >
          {words[each].button}
        </button>
      ))}
      {deciding && (
        <DecideDialog
          decision={deciding}
          documentId={documentId}
          name={name}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </span>
  );
}

function DecideDialog({
  decision,
  documentId,
  name,
  onClose,
}: {
  readonly decision: Decision;
  readonly documentId: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const { title, about, verb, done } = words[decision];
  const [tried, setTried] = useState(false);
  const {
    text: reason,
    enter,
    command,
  } = useReasoned({
    draft: `document-${decision}:${documentId}`,
    empty: '',
    run: (text: string, header) => {
      const init = { params: { path: { id: documentId }, header }, body: { reason: text } };
      return decision === 'release'
        ? answered(api.POST('/api/v1/files/{id}/release', init))
        : answered(api.POST('/api/v1/files/{id}/refuse', init));
    },
    changes: [['e-message'], ['e-messages'], ['supervisor-tasks']],
    onDone: () => {
      onClose();
      toast('success', done);
    },
  });
  return (
    <FormDialog
      title={title}
      action={verb}
      command={command}
      onSubmit={() => {
        setTried(true);
        if (reason.trim() !== '') command.mutate(reason.trim());
      }}
      onClose={onClose}
    >
      <p>
        <strong>{name}</strong>. {about}
      </p>
      <TextAreaField
        label="Reason"
        required
        maxLength={1000}
        value={reason}
        onChange={enter}
        error={tried && reason.trim() === '' ? 'Say why.' : undefined}
      />
    </FormDialog>
  );
}
