import { useEffect, useRef, useState } from 'react';
import { answered, type components } from '#api-client';
import { api } from '../../../../shared/api.js';
import { CountedText } from '../../../../shared/counted-text.js';
import { ErrorSummary } from '../../../../shared/error-summary.js';
import { CheckboxField, SelectField } from '../../../../shared/field.js';
import { fieldError } from '../../../../shared/field-errors.js';
import { ProblemAlert } from '../../../../shared/problem-alert.js';
import { useCommand } from '../../../../shared/use-command.js';
import type { MessageStatus, Thread } from '../../parts/e-message-types.js';
import { ActionFields, TextFields } from '../compose/action-fields.js';
import { type ActionText, type Faults, followUpOf, textFaults } from '../compose/compose-draft.js';
import { DraftNote } from '../compose/draft-note.js';
import { useKeptText } from '../compose/use-kept-text.js';
import { useRecipients } from '../compose/use-recipients.js';
import { savesOnCtrlEnter } from '../saves-on-ctrl-enter.js';
import { leftOf, mostOfNote } from '../texts.js';

interface ClosingText {
  readonly status: MessageStatus;
  readonly note: string;
  readonly startsNew: boolean;
  readonly next: ActionText;
}

/** In the order of the page. */
const labels = {
  status: 'Status',
  note: 'Note',
  actionType: 'Action Type',
  formId: 'View Documents',
  due: 'Due Date',
  subject: 'e-Message Subject',
  body: 'e-Message Body',
} as const;
type Field = keyof typeof labels;

/** The action as it is, to be asked for again. */
const again = ({ subject, actionType, form, entries }: Thread): ActionText => ({
  subject,
  body: entries.find(({ kind }) => kind === 'action')?.body ?? '',
  actionType: actionType ?? '',
  formId: form?.formId ?? '',
  due: '',
});

/** Status: Action Closed, with a note; and a new action in its place, where the answer was incomplete. */
export function CloseEditor({
  thread,
  onDone,
  onLeave,
}: {
  readonly thread: Thread;
  readonly onDone: (followUpId: string | undefined) => void;
  readonly onLeave: () => void;
}) {
  const { messageId, status, caseNumber, personId, allowed } = thread;
  const form = useRef<HTMLFormElement>(null);
  const { text, key, restored, enter, forget } = useKeptText<ClosingText>(`e-message-close:${messageId}`, {
    status,
    note: '',
    startsNew: false,
    next: again(thread),
  });
  const recipients = useRecipients(caseNumber).data;
  const [tried, setTried] = useState(0);
  const withdrawn = status === 'New Action';
  const mayStart = allowed.send === null && recipients?.actionsWhyNot === null;
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const change = (part: Partial<ClosingText>) => enter({ ...text, ...part });
  const changeNext = (part: Partial<ActionText>) => change({ next: { ...text.next, ...part } });
  const save = useCommand({
    run: (body: components['schemas']['CloseDto']) =>
      answered(
        api.POST('/api/v1/e-messages/{id}/close', {
          params: { path: { id: messageId }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    changes: [['e-message'], ['e-messages']],
    onDone: ({ followUpId }) => {
      forget();
      onDone(followUpId);
    },
  });
  const faults: Faults & { readonly status?: string; readonly note?: string } = {
    ...(text.status !== 'Action Closed' && { status: 'Choose Action Closed, or leave with Cancel.' }),
    ...(withdrawn && text.note.trim() === '' && { note: 'Say why: the customer reads it.' }),
    ...(text.startsNew && textFaults(text.next, true)),
  };
  const wrongOf = (field: Field) =>
    (tried > 0 ? faults[field] : undefined) ??
    fieldError(save.error, field) ??
    fieldError(save.error, `followUp.${field}`);
  const errors = Object.fromEntries(
    (Object.keys(labels) as Field[]).map((field) => [field, wrongOf(field)] as const),
  ) as Partial<Record<Field, string>>;
  const wrong = (Object.keys(labels) as Field[]).filter((field) => errors[field] !== undefined);
  return (
    <form
      ref={form}
      className="panel compose"
      aria-label="Close the action"
      noValidate
      onKeyDown={savesOnCtrlEnter}
      onSubmit={(event) => {
        event.preventDefault();
        if (save.isPending) return;
        if (Object.keys(faults).length > 0) {
          save.reset();
          setTried(tried + 1);
        } else
          save.mutate({
            ...(text.note.trim() && { note: text.note.trim() }),
            ...(text.startsNew && { followUp: followUpOf(text.next) }),
          });
      }}
    >
      <h2>Edit</h2>
      <DraftNote typedAt={restored} onDiscard={forget} />
      {wrong.length > 0 && (
        <ErrorSummary
          key={`${tried} ${save.submittedAt}`}
          errors={wrong.map((field) => ({ label: labels[field], message: errors[field]! }))}
        />
      )}
      {save.isError && wrong.length === 0 && (
        <ProblemAlert
          key={save.submittedAt}
          problem={save.error}
          onRetry={() => form.current?.requestSubmit()}
        />
      )}
      <SelectField
        label="Status"
        required
        value={text.status}
        options={[...new Set([status, 'Action Closed' as const])].map((each) => ({
          value: each,
          text: each,
        }))}
        onChange={(next) => change({ status: next || status })}
        hint={withdrawn ? 'The customer has not done it yet: closed now, it is withdrawn.' : undefined}
        error={errors.status}
      />
      <CountedText
        label="Note"
        required={withdrawn}
        lines={3}
        most={mostOfNote}
        leftText={(left) =>
          `${withdrawn ? 'The customer reads it' : 'For staff: the customer does not see it'}. ${leftOf(mostOfNote)(left)}`
        }
        value={text.note}
        onChange={(note) => change({ note })}
        error={errors.note}
      />
      {mayStart && (
        <CheckboxField
          label="and start a new action"
          hint="Where the answer is incomplete: both happen with one Save."
          checked={text.startsNew}
          onChange={(startsNew) => change({ startsNew })}
        />
      )}
      {text.startsNew && (
        <fieldset className="usa-fieldset compose__next">
          <legend className="usa-legend">New action</legend>
          <ActionFields
            text={text.next}
            onText={changeNext}
            of={{ caseNumber, personId }}
            defaultDue={recipients?.defaultDue}
            errors={errors}
          />
          <TextFields text={text.next} onText={changeNext} errors={errors} />
        </fieldset>
      )}
      <div className="actions">
        <button type="submit" className="usa-button" aria-disabled={save.isPending}>
          {save.isPending ? 'Saving …' : 'Save'}
        </button>
        <button type="button" className="usa-button usa-button--outline" onClick={onLeave}>
          Cancel
        </button>
        <span className="muted">A closed action stays closed.</span>
      </div>
    </form>
  );
}
