import { useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { ErrorSummary } from '../../../../shared/error-summary.js';
import { RequiredMark, SelectField } from '../../../../shared/field.js';
import { fieldError } from '../../../../shared/field-errors.js';
import { Page } from '../../../../shared/page.js';
import { ProblemAlert } from '../../../../shared/problem-alert.js';
import { useShortcuts } from '../../../../shared/shortcuts.js';
import { useCommand } from '../../../../shared/use-command.js';
import { Forbidden } from '../../../../shell/problem-pages.js';
import { useMe } from '../../../../shell/session.js';
import { FormEditor } from '../../forms/form-editor.js';
import { addressOfCounty } from '../../parts/e-message-criteria.js';
import { leaveOrBlur } from '../../parts/leave-or-blur.js';
import { useMessagePlace } from '../../parts/message-place.js';
import { paths } from '../../parts/navigation.js';
import { savesOnCtrlEnter } from '../saves-on-ctrl-enter.js';
import { ActionFields, TextFields } from './action-fields.js';
import { type ComposeDraft, composeFaults, messageToSend, noDraft } from './compose-draft.js';
import { DraftNote } from './draft-note.js';
import { Policy, TemplateChoice } from './policy-and-templates.js';
import { CaseField, PersonField } from './receiver-fields.js';
import { SelectCase } from './select-case.js';
import { useKeptText } from './use-kept-text.js';
import { useRecipients } from './use-recipients.js';

/** e-Messages Detail, new: Add e-Message. */
export function NewMessage() {
  const { rights } = useMe();
  const [address] = useSearchParams();
  const caseNumber = address.get('caseNumber') ?? '';
  if (!rights.includes('e-message:send')) return <Forbidden right="e-message:send" />;
  return <Compose key={caseNumber} about={caseNumber} />;
}

const labels = {
  caseNumber: 'Case Number',
  personId: 'Person Name',
  type: 'e-Message Type',
  actionType: 'Action Type',
  formId: 'View Documents',
  due: 'Due Date',
  program: 'Program',
  subject: 'e-Message Subject',
  body: 'e-Message Body',
} as const;
type Field = keyof typeof labels;

function Compose({ about }: { readonly about: string }) {
  const place = useMessagePlace();
  const form = useRef<HTMLFormElement>(null);
  const start: ComposeDraft = { ...noDraft, caseNumber: about, ...place.kept.prefill };
  const {
    text: draft,
    key,
    restored,
    enter,
    forget,
  } = useKeptText<ComposeDraft>(`e-message-new:${about}`, start);
  /** The case whose persons are shown: what is being typed is none yet. */
  const [entered, setEntered] = useState(draft.caseNumber.trim());
  const [selecting, setSelecting] = useState(false);
  const [adding, setAdding] = useState(false);
  const [tried, setTried] = useState(0);
  const recipients = useRecipients(entered);
  const { data } = recipients;
  const only = data?.items.filter(({ canReceive }) => canReceive);
  // Where only one can be chosen there is nothing to choose.
  const personId = draft.personId || (only?.length === 1 ? only[0]!.personId : '');
  const now = { ...draft, personId, ...(data?.actionsWhyNot && { type: 'Message' as const }) };
  const change = (part: Partial<ComposeDraft>) => enter({ ...now, ...part });
  const enterCase = (caseNumber: string) => {
    if (caseNumber === entered) return;
    setEntered(caseNumber);
    if (caseNumber !== now.caseNumber || now.personId) change({ caseNumber, personId: '', program: '' });
  };
  const faults = composeFaults(now, data);
  const send = useCommand({
    run: (body: ReturnType<typeof messageToSend>) =>
      answered(api.POST('/api/v1/e-messages', { params: { header: { 'Idempotency-Key': key } }, body })),
    changes: [['e-messages'], ['case', entered]],
    onDone: ({ messageId, number, at }) => {
      forget();
      const here = { ...place.kept.back };
      // Who came from what waits for them sees the status of what they sent there: the case's list has it.
      const isArrival = here.to === undefined || here.to === paths.eMessages;
      const back = isArrival
        ? { to: paths.eMessages + addressOfCounty({ caseNumber: entered }), kept: { row: messageId } }
        : { to: here.to!, kept: { ...here.kept, row: messageId } };
      void place.to(paths.eMessage(messageId), { back, receipt: { number, at } }, { replace: true });
    },
  });
  const wrongOf = (field: Field) => (tried > 0 ? faults[field] : undefined) ?? fieldError(send.error, field);
  const errors = Object.fromEntries(
    (Object.keys(labels) as Field[]).map((field) => [field, wrongOf(field)] as const),
  ) as Partial<Record<Field, string>>;
  const wrong = (Object.keys(labels) as Field[]).filter((field) => errors[field] !== undefined);
  const close = () => void place.close();
  useShortcuts([{ keys: 'Escape', does: 'Close', run: () => leaveOrBlur(close) }]);
  const chosen = data?.items.find((each) => each.personId === personId);
  const of = personId === '' ? undefined : { caseNumber: entered, personId };
  return (
    <Page title="e-Messages Detail">
      <form
        ref={form}
        className="panel compose"
        aria-label="Add e-Message"
        noValidate
        onKeyDown={savesOnCtrlEnter}
        onSubmit={(event) => {
          event.preventDefault();
          if (send.isPending) return;
          if (entered !== now.caseNumber.trim()) setEntered(now.caseNumber.trim());
          if (Object.keys(faults).length > 0 || chosen === undefined) {
            send.reset();
            setTried(tried + 1);
          } else send.mutate(messageToSend(now));
        }}
      >
        <h2>Add e-Message</h2>
        <p className="criteria__note">
          <RequiredMark /> Indicates required fields.
        </p>
        <DraftNote
          typedAt={restored}
          onDiscard={() => {
            forget();
            setEntered(about);
            setTried(0);
            send.reset();
            form.current?.querySelector('input')?.focus();
          }}
        />
        {wrong.length > 0 && (
          <ErrorSummary
            key={`${tried} ${send.submittedAt}`}
            errors={wrong.map((field) => ({ label: labels[field], message: errors[field]! }))}
          />
        )}
        {send.isError && wrong.length === 0 && (
          <ProblemAlert
            key={send.submittedAt}
            problem={send.error}
            onRetry={() => form.current?.requestSubmit()}
          />
        )}
        <CaseField
          value={now.caseNumber}
          onChange={(caseNumber) => change({ caseNumber })}
          onEnter={enterCase}
          onSelect={() => setSelecting(true)}
          error={errors.caseNumber}
        />
        <PersonField
          recipients={recipients}
          chosen={chosen}
          onChoose={(next) => change({ personId: next })}
          error={errors.personId}
        />
        <SelectField
          label="e-Message Type"
          required
          value={now.type}
          options={
            data?.actionsWhyNot
              ? [{ value: 'Message' as const, text: 'Message' }]
              : [
                  { value: 'Message' as const, text: 'Message' },
                  { value: 'Action' as const, text: 'Action' },
                ]
          }
          hint={data?.actionsWhyNot?.text}
          onChange={(type) => change({ type: type || 'Message' })}
          error={errors.type}
        />
        {now.type === 'Action' && (
          <ActionFields
            text={now}
            onText={change}
            of={of}
            defaultDue={data?.defaultDue}
            onAddDocument={() => setAdding(true)}
            errors={errors}
          />
        )}
        {data !== undefined && data.programs.length > 1 && (
          <SelectField
            label="Program"
            value={now.program || data.programs[0]!}
            options={data.programs.map((each) => ({ value: each, text: each }))}
            hint="Its worker gets what the customer answers."
            onChange={(program) => change({ program })}
            error={errors.program}
          />
        )}
        <Policy />
        <TemplateChoice language={chosen?.language ?? 'en'} text={now} onText={(part) => change(part)} />
        <TextFields text={now} onText={change} errors={errors} />
        <div className="actions">
          <button type="submit" className="usa-button" aria-disabled={send.isPending}>
            {send.isPending ? 'Saving …' : 'Save'}
          </button>
          <button type="button" className="usa-button usa-button--outline" onClick={close}>
            Close
          </button>
          <span className="muted">
            <kbd className="kbd">Ctrl</kbd> <kbd className="kbd">Enter</kbd> saves. What is sent cannot be
            taken back; an action can be withdrawn.
          </span>
        </div>
        {entered !== '' && (
          <p className="muted compose__case">
            <Link to={paths.caseSummary(entered)}>Case Summary of {entered}</Link>
          </p>
        )}
      </form>
      {selecting && (
        <SelectCase
          onClose={() => setSelecting(false)}
          onSelect={(caseNumber) => {
            setSelecting(false);
            enterCase(caseNumber);
          }}
        />
      )}
      {adding && of !== undefined && chosen !== undefined && (
        <FormEditor
          form={null}
          of={{ ...of, name: chosen.name }}
          onClose={() => setAdding(false)}
          onSaved={(_, formId) => {
            setAdding(false);
            change({ formId });
          }}
        />
      )}
    </Page>
  );
}
