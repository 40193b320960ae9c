import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../../../../shared/error-summary.js';
import { BusyButton } from '../../parts/busy-button.js';
import { useComposed } from '../parts/composed.js';
import { CountedField } from '../parts/counted-field.js';
import { MessageRefusal } from '../parts/message-refusal.js';
import type { OwnAction, OwnThread } from '../parts/own-messages.js';
import { longest, textFault } from '../parts/text-faults.js';
import { DocumentsToSend } from './documents-to-send.js';
import { useComplete } from './use-complete.js';
import { useUploads } from './use-uploads.js';

/** Upload Document: documents, or a note alone (rule M8). */
export function UploadDocument({
  thread,
  action,
}: {
  readonly thread: OwnThread;
  readonly action: OwnAction;
}) {
  const { t } = useTranslation();
  const own = useId();
  const { threadId } = thread;
  const uploads = useUploads(threadId, action.fileMegabytes);
  const draft = useComposed(`message-note:${threadId}`, { note: '' });
  const { note } = draft.text;
  const [mistake, setMistake] = useState<{ readonly tries: number; readonly what?: Mistake }>({ tries: 0 });
  const complete = useComplete(thread, { key: draft.key, onSent: draft.clear });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const { isAdding } = uploads;
    const what = mistakeIn({ isAdding, documents: action.added.length, note });
    setMistake({ tries: mistake.tries + 1, ...(what && { what }) });
    if (what) return complete.reset();
    draft.change({});
    complete.mutate({
      documentIds: action.added.map(({ documentId }) => documentId),
      ...(note.trim() !== '' && { note }),
      viewed: false,
    });
  };
  const { what, tries } = mistake;
  const isOfNote = what === 'tooLong';
  const message = what && t(what === 'tooLong' ? 'messages.compose.tooLong' : `messages.todo.${what}`);
  return (
    <form className="messages-form" noValidate onSubmit={submit}>
      <h2>{t('messages.todo.upload')}</h2>
      {message && (
        <ErrorSummary
          key={tries}
          errors={[{ fieldId: `${own}-${isOfNote ? 'note' : 'file'}`, message }]}
          heading={t('portal.form.wrong', { count: 1 })}
        />
      )}
      {complete.isError && !what && (
        <MessageRefusal key={`${tries} ${complete.failureCount}`} problem={complete.error} />
      )}
      <DocumentsToSend fieldId={`${own}-file`} threadId={threadId} action={action} uploads={uploads} />
      <details className="cannot" open={note !== '' || undefined}>
        <summary>{t('messages.todo.cannot')}</summary>
        <p>{t('messages.todo.cannotText')}</p>
        <CountedField
          id={`${own}-note`}
          label={t('messages.todo.note')}
          required={false}
          value={note}
          most={longest.note}
          lines={4}
          onChange={(text) => draft.change({ note: text })}
          error={isOfNote ? message : undefined}
        />
      </details>
      <p>{t('messages.todo.last')}</p>
      <BusyButton
        type="submit"
        busy={complete.isPending}
        look={uploads.pages.length > 0 ? 'usa-button--outline' : 'usa-button--big'}
      >
        {t('messages.todo.send')}
      </BusyButton>
    </form>
  );
}

type Mistake = 'stillAdding' | 'nothing' | 'tooLong';

function mistakeIn({
  isAdding,
  documents,
  note,
}: {
  readonly isAdding: boolean;
  readonly documents: number;
  readonly note: string;
}): Mistake | undefined {
  if (isAdding) return 'stillAdding';
  const fault = textFault(note, longest.note);
  if (fault === 'tooLong') return 'tooLong';
  return documents === 0 && fault === 'empty' ? 'nothing' : undefined;
}
