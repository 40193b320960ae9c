import { CountedText } from '../../../../shared/counted-text.js';
import { today } from '../../../../shared/dates.js';
import { SelectField, TextField } from '../../../../shared/field.js';
import { type ActionType, actionTypes } from '../../parts/e-message-types.js';
import { languageNames, leftOf, mostOfBody, mostOfSubject } from '../texts.js';
import { useForms } from '../use-forms.js';
import type { ActionText, Faults } from './compose-draft.js';

const typeOptions = actionTypes.map((each) => ({ value: each, text: each }));

/** What an Action asks for, and until when. */
export function ActionFields({
  text,
  onText,
  of,
  defaultDue,
  onAddDocument,
  errors,
}: {
  readonly text: ActionText;
  readonly onText: (part: Partial<ActionText>) => void;
  /** For whom: their own notices can be chosen, too. */
  readonly of: { readonly caseNumber: string; readonly personId: string } | undefined;
  readonly defaultDue: string | undefined;
  /** Where a document of the person's own can be added. */
  readonly onAddDocument?: (() => void) | undefined;
  readonly errors: Faults;
}) {
  const { actionType, formId, due } = text;
  const isView = actionType === 'View Document';
  return (
    <>
      <SelectField
        label="Action Type"
        required
        empty="- Select -"
        value={actionType}
        options={typeOptions}
        onChange={(next: ActionType | '') => onText({ actionType: next })}
        error={errors.actionType}
      />
      {isView && (
        <FormChoice
          of={of}
          chosen={formId}
          error={errors.formId}
          onChoose={(next) => onText({ formId: next })}
        />
      )}
      {isView && of !== undefined && onAddDocument && (
        <p>
          <button type="button" className="usa-button usa-button--unstyled" onClick={onAddDocument}>
            Add a document for this person alone
          </button>
        </p>
      )}
      <TextField
        label="Due Date"
        type="date"
        value={due || defaultDue || ''}
        onChange={(next) => onText({ due: next })}
        error={errors.due}
        hint={due !== '' && due < today() ? 'This day is over.' : undefined}
      />
    </>
  );
}

/** View Documents: only what may be sent through the portal. */
function FormChoice({
  of,
  chosen,
  error,
  onChoose,
}: {
  readonly of: { readonly caseNumber: string; readonly personId: string } | undefined;
  readonly chosen: string;
  readonly error: string | undefined;
  readonly onChoose: (formId: string) => void;
}) {
  const { data } = useForms(of === undefined ? {} : { of });
  const sendable = (data?.items ?? []).filter(({ sendable: may, paperOnly }) => may && !paperOnly);
  return (
    <SelectField
      label="View Documents"
      required
      empty="- Select -"
      value={chosen}
      options={sendable.map(({ formId, title, language, kind, returnExpected }) => ({
        value: formId,
        text: `${title} (${kind === 'noa' ? 'NOA, ' : ''}${languageNames[language]}${returnExpected ? ', to be returned' : ''})`,
      }))}
      onChange={onChoose}
      hint={
        data !== undefined && sendable.length === 0
          ? 'Nothing to send yet: supervisors add documents in the Forms Catalogue.'
          : undefined
      }
      error={error}
    />
  );
}

/** e-Message Subject and e-Message Body, each with what is left of its length. */
export function TextFields({
  text: { subject, body },
  onText,
  errors,
}: {
  readonly text: Pick<ActionText, 'subject' | 'body'>;
  readonly onText: (part: Partial<Pick<ActionText, 'subject' | 'body'>>) => void;
  readonly errors: Faults;
}) {
  return (
    <>
      <CountedText
        label="e-Message Subject"
        required
        most={mostOfSubject}
        leftText={leftOf(mostOfSubject)}
        value={subject}
        onChange={(next) => onText({ subject: next })}
        error={errors.subject}
      />
      <CountedText
        label="e-Message Body"
        required
        lines={10}
        most={mostOfBody}
        leftText={leftOf(mostOfBody)}
        value={body}
        onChange={(next) => onText({ body: next })}
        error={errors.body}
      />
    </>
  );
}
