import { useState } from 'react';
import { SelectField } from '../../../shared/field.js';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { QueryProblem } from '../../../shared/staff/query-problem.js';
import { Forbidden } from '../../../shell/problem-pages.js';
import { useMe } from '../../../shell/session.js';
import { useToast } from '../../../shell/toasts.js';
import { languageNames, sizeText } from '../e-messages/texts.js';
import { type FormRow, useForms } from '../e-messages/use-forms.js';
import { counted } from '../parts/words.js';
import { FormEditor } from './form-editor.js';
import { kindNames, kindOptions, languageOptions } from './form-words.js';
import './forms.css';

/** Forms Catalogue: what can be sent to a customer to view, complete and return. Supervisors keep it. */
export function FormsPage() {
  const { rights } = useMe();
  if (!rights.includes('e-message:view')) return <Forbidden right="e-message:view" />;
  return <Catalogue mayKeep={rights.includes('settings:edit')} />;
}

function Catalogue({ mayKeep }: { readonly mayKeep: boolean }) {
  const toast = useToast();
  const found = useForms();
  const [kind, setKind] = useState<keyof typeof kindNames | ''>('');
  const [language, setLanguage] = useState<keyof typeof languageNames | ''>('');
  /** Undefined: nothing is edited; null: a new one. */
  const [edited, setEdited] = useState<FormRow | null>();
  const all = found.data?.items ?? [];
  const shown = all
    .filter((each) => (kind === '' || each.kind === kind) && (language === '' || each.language === language))
    .sort((one, other) => one.title.localeCompare(other.title));
  return (
    <Page
      title="Forms Catalogue"
      actions={
        mayKeep && (
          <button type="button" className="usa-button" onClick={() => setEdited(null)}>
            Add
          </button>
        )
      }
    >
      <div className="panel">
        <div className="fields">
          <SelectField label="Kind" empty="Any" value={kind} options={kindOptions} onChange={setKind} />
          <SelectField
            label="Language"
            empty="Any"
            value={language}
            options={languageOptions}
            onChange={setLanguage}
          />
        </div>
      </div>
      <section className="panel" aria-labelledby="forms">
        <h2 id="forms">{found.data === undefined ? 'Documents' : counted(shown.length, 'document')}</h2>
        <p className="muted">What was sent already keeps the version of then, whatever is changed here.</p>
        <QueryProblem query={found} />
        {found.isPending && <Loading />}
        {found.data && all.length === 0 && (
          <p className="empty">Nothing to send yet.{mayKeep && ' Add the first document.'}</p>
        )}
        {all.length > 0 && shown.length === 0 && (
          <p className="empty">
            No documents of that kind and language.{' '}
            <button
              type="button"
              className="usa-button usa-button--unstyled"
              onClick={() => {
                setKind('');
                setLanguage('');
              }}
            >
              Show all
            </button>
          </p>
        )}
        {shown.length > 0 && <FormTable forms={shown} onChange={mayKeep ? setEdited : undefined} />}
      </section>
      {edited !== undefined && (
        <FormEditor
          form={edited}
          onClose={() => setEdited(undefined)}
          onSaved={(title) => {
            setEdited(undefined);
            toast('success', `${title} is saved. It holds for what is sent from now on.`);
          }}
        />
      )}
    </Page>
  );
}

const yes = (is: boolean) => (is ? 'Yes' : 'No');

function FormTable({
  forms,
  onChange,
}: {
  readonly forms: readonly FormRow[];
  readonly onChange: ((form: FormRow) => void) | undefined;
}) {
  return (
    <table className="usa-table usa-table--borderless stacks">
      <thead>
        <tr>
          <th scope="col">Title</th>
          <th scope="col">Language</th>
          <th scope="col">Kind</th>
          <th scope="col">Sendable</th>
          <th scope="col">Return expected</th>
          {onChange && <td />}
        </tr>
      </thead>
      <tbody>
        {forms.map((form) => (
          <tr key={form.formId}>
            <th scope="row" data-label="Title">
              <a href={`/api/v1/files/${form.fileId}`} download>
                {form.title}
              </a>{' '}
              <span className="muted">PDF, {sizeText(form.size)}</span>
            </th>
            <td data-label="Language">{languageNames[form.language]}</td>
            <td data-label="Kind">{kindNames[form.kind]}</td>
            <td data-label="Sendable">{form.paperOnly ? 'No: on paper only' : yes(form.sendable)}</td>
            <td data-label="Return expected">{yes(form.returnExpected)}</td>
            {onChange && (
              <td>
                <button
                  type="button"
                  className="usa-button usa-button--outline"
                  aria-label={`Change ${form.title}`}
                  onClick={() => onChange(form)}
                >
                  Change
                </button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
