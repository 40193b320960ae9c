import { useState } from 'react';
import { Dialog } from '../../../shared/dialog.js';
import { ErrorSummary } from '../../../shared/error-summary.js';
import { CheckboxField, Field, SelectField, TextField } from '../../../shared/field.js';
import { fieldError } from '../../../shared/field-errors.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { FormDialogButtons } from '../../../shared/staff/form-dialog.js';
import type { FormRow } from '../e-messages/use-forms.js';
import { kindOptions, languageOptions } from './form-words.js';
import { type FormOwner, type FormText, useSaveForm } from './use-save-form.js';

const labels = { file: 'File (PDF)', title: 'Title', language: 'Language', kind: 'Kind' } as const;
type Name = keyof typeof labels;

/** Adds a document to the catalogue, or changes one from now on. */
export function FormEditor({
  form,
  of,
  onClose,
  onSaved,
}: {
  /** Null: a new one. */
  readonly form: FormRow | null;
  /** For one person of one case alone. */
  readonly of?: (FormOwner & { readonly name: string }) | undefined;
  readonly onClose: () => void;
  readonly onSaved: (title: string, formId: string) => void;
}) {
  const [text, setText] = useState<FormText>({
    title: form?.title ?? '',
    language: form?.language ?? 'en',
    kind: form?.kind ?? (of === undefined ? 'form' : 'noa'),
    sendable: form?.sendable ?? true,
    returnExpected: form?.returnExpected ?? false,
    paperOnly: form?.paperOnly ?? false,
  });
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(0);
  const save = useSaveForm(
    { form, of: of && { caseNumber: of.caseNumber, personId: of.personId } },
    (formId) => onSaved(text.title.trim(), formId),
  );
  const change = (part: Partial<FormText>) => {
    save.reset();
    setText({ ...text, ...part });
  };
  const faults: Partial<Record<Name, string>> = {
    ...(form === null && file === undefined && { file: 'Choose a PDF file.' }),
    ...(text.title.trim() === '' && { title: 'Enter a title.' }),
  };
  const errors = Object.fromEntries(
    (Object.keys(labels) as Name[]).map((name) => [
      name,
      (tried > 0 ? faults[name] : undefined) ?? fieldError(save.error, name),
    ]),
  ) as Partial<Record<Name, string>>;
  const wrong = (Object.keys(labels) as Name[]).filter((name) => errors[name] !== undefined);
  return (
    <Dialog title={form === null ? 'Add a document' : `Change ${form.title}`} onClose={onClose}>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (save.isPending) return;
          if (Object.keys(faults).length > 0) {
            save.reset();
            setTried(tried + 1);
          } else save.mutate({ text: { ...text, title: text.title.trim() }, file });
        }}
      >
        {wrong.length > 0 && (
          <ErrorSummary
            key={`${tried} ${save.submittedAt}`}
            errors={wrong.map((name) => ({ label: labels[name], message: errors[name]! }))}
          />
        )}
        {save.isError && wrong.length === 0 && <ProblemAlert key={save.submittedAt} problem={save.error} />}
        {of && (
          <p>
            For {of.name} on case {of.caseNumber} alone: it is offered for nobody else.
          </p>
        )}
        <Field
          label={labels.file}
          required={form === null}
          hint={form === null ? 'At most 10 MB' : 'Only where another file is to be sent from now on'}
          error={errors.file}
        >
          {(control) => (
            <input
              {...control}
              className="usa-file-input"
              type="file"
              accept="application/pdf,.pdf"
              onChange={({ target }) => {
                save.reset();
                setFile(target.files?.[0]);
              }}
            />
          )}
        </Field>
        <TextField
          label={labels.title}
          required
          maxLength={200}
          value={text.title}
          onChange={(title) => change({ title })}
          error={errors.title}
        />
        <SelectField
          label={labels.language}
          value={text.language}
          options={languageOptions}
          onChange={(language) => change({ language: language || 'en' })}
          error={errors.language}
        />
        <SelectField
          label={labels.kind}
          value={text.kind}
          options={kindOptions}
          onChange={(kind) => change({ kind: kind || 'form' })}
          error={errors.kind}
        />
        <div>
          <CheckboxField
            label="Sendable through the portal"
            checked={text.sendable}
            onChange={(sendable) => change({ sendable })}
          />
          <CheckboxField
            label="To be completed and returned"
            checked={text.returnExpected}
            onChange={(returnExpected) => change({ returnExpected })}
          />
          <CheckboxField
            label="On paper only"
            hint="Such as state hearings and treasury offset"
            checked={text.paperOnly}
            onChange={(paperOnly) => change({ paperOnly })}
          />
        </div>
        <FormDialogButtons
          action={save.isPending ? 'Saving …' : 'Save'}
          busy={save.isPending}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
