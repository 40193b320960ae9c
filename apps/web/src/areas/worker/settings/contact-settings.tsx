import { ApiProblem, answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { ErrorSummary } from '../../../shared/error-summary.js';
import { TextAreaField, TextField } from '../../../shared/field.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { useDraft } from '../../../shared/use-draft.js';
import { useToast } from '../../../shell/toasts.js';
import { ConflictNotice } from '../parts/conflict-notice.js';
import { isConflict } from '../parts/is-conflict.js';
import {
  type ContactDraft,
  type ContactForm,
  contactDifferences,
  contactOf,
  fieldLabels,
  fieldNames,
  formFields,
  formOf,
  type KeptContact,
} from './contact-form.js';
import { settingsKey } from './settings-key.js';

/** Phone, hours and address for the portal and the mails, in both languages of the customers; with a reason. */
export function ContactSettings({ kept }: { readonly kept: KeptContact }) {
  const toast = useToast();
  const [draft, setDraft, forgetDraft] = useDraft<ContactDraft | null>('county-contact', null);
  const [reason, setReason, forgetReason] = useDraft('county-contact-reason', '');
  const form: ContactForm = { ...formOf(kept), ...draft?.typed };
  // Typed over another contact than is kept now: somebody else saved in between.
  const theirs = draft === null ? [] : contactDifferences(draft.seen, kept);
  const save = useCommand({
    run: (body: { contact: KeptContact; seen: KeptContact; reason: string }, header) =>
      answered(
        api.PUT('/api/v1/county-settings', {
          body: { changes: { contact: body.contact }, seen: { contact: body.seen }, reason: body.reason },
          params: { header },
        }),
      ),
    changes: [settingsKey],
    onDone: () => {
      forgetDraft();
      forgetReason();
      toast('success', 'Saved. Customers see it from now on.');
    },
  });
  const errorOf = (field: keyof typeof fieldNames): string | undefined => {
    if (!(save.error instanceof ApiProblem)) return undefined;
    const message = save.error.errors.find((each) => each.field === fieldNames[field])?.message;
    if (message && field === 'reason') return 'Say why you are changing it.';
    return message && `${message[0]?.toUpperCase()}${message.slice(1)}`;
  };
  // By the names on the page: the server's are of no use to a reader.
  const wrong = formFields.flatMap((field) => {
    const message = errorOf(field);
    return message ? [{ label: fieldLabels[field], message }] : [];
  });
  const change = (part: Partial<ContactForm>) =>
    setDraft({ seen: draft?.seen ?? kept, typed: { ...draft?.typed, ...part } });
  return (
    <form
      className="settings-form"
      noValidate
      aria-label="How customers reach the county"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate({ contact: contactOf(form), seen: kept, reason: reason.trim() });
      }}
    >
      <h2>How customers reach the county</h2>
      <p className="muted">
        Shown in the portal and in e-mails that ask customers to contact the county. Anything left empty is
        not shown.
      </p>
      {theirs.length > 0 && (
        <ConflictNotice
          what="how customers reach the county"
          meanwhile={{ at: null, differences: theirs }}
          takesFocus={isConflict(save.error)}
          onDiscard={() => {
            forgetDraft();
            save.reset();
          }}
        />
      )}
      <ErrorSummary key={`wrong ${save.submittedAt}`} errors={wrong} />
      {save.isError && wrong.length === 0 && !isConflict(save.error) && (
        <ProblemAlert key={save.submittedAt} problem={save.error} />
      )}
      <TextField
        label={fieldLabels.phone}
        type="tel"
        value={form.phone}
        onChange={(phone) => change({ phone })}
        error={errorOf('phone')}
      />
      <TextField
        label={fieldLabels.hoursEn}
        hint="Such as Monday to Friday, 8:00 AM to 5:00 PM"
        maxLength={200}
        value={form.hoursEn}
        onChange={(hoursEn) => change({ hoursEn })}
        error={errorOf('hoursEn')}
      />
      <TextField
        label={fieldLabels.hoursEs}
        hint="Such as De lunes a viernes, de 8:00 a. m. a 5:00 p. m."
        maxLength={200}
        value={form.hoursEs}
        onChange={(hoursEs) => change({ hoursEs })}
        error={errorOf('hoursEs')}
      />
      <TextAreaField
        label={fieldLabels.addressEn}
        maxLength={200}
        value={form.addressEn}
        onChange={(addressEn) => change({ addressEn })}
        error={errorOf('addressEn')}
      />
      <TextAreaField
        label={fieldLabels.addressEs}
        hint="The same lines, with the words among them in Spanish"
        maxLength={200}
        value={form.addressEs}
        onChange={(addressEs) => change({ addressEs })}
        error={errorOf('addressEs')}
      />
      <TextField
        label={fieldLabels.reason}
        required
        maxLength={500}
        value={reason}
        onChange={setReason}
        error={errorOf('reason')}
      />
      <button type="submit" className="usa-button" aria-disabled={save.isPending}>
        {save.isPending ? 'Saving …' : 'Save'}
      </button>
    </form>
  );
}
