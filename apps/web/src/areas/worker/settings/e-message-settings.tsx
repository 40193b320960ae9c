import { ApiProblem, answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { ErrorSummary } from '../../../shared/error-summary.js';
import { TextAreaField, TextField } from '../../../shared/field.js';
import { fieldError } from '../../../shared/field-errors.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { useDraft } from '../../../shared/use-draft.js';
import { useToast } from '../../../shell/toasts.js';
import { ConflictNotice } from '../parts/conflict-notice.js';
import { isConflict } from '../parts/is-conflict.js';
import {
  formOfRules,
  type KeptRules,
  labelsOf,
  lines,
  type RulesDraft,
  type RulesForm,
  ruleDifferences,
  rulesOf,
} from './e-message-form.js';
import { settingsKey } from './settings-key.js';
import { TemplateFields } from './template-fields.js';

/** What holds for e-Messages: office hours, documents, and what workers are given to write them with; with a reason. */
export function EMessageSettings({ kept }: { readonly kept: KeptRules }) {
  const toast = useToast();
  const [draft, setDraft, forgetDraft] = useDraft<RulesDraft | null>('county-e-messages', null);
  const [reason, setReason, forgetReason] = useDraft('county-e-messages-reason', '');
  const form: RulesForm = { ...formOfRules(kept), ...draft?.typed };
  // Typed over other rules than are kept now: somebody else saved in between.
  const theirs = draft === null ? [] : ruleDifferences(draft.seen, kept);
  const save = useCommand({
    run: (body: { rules: KeptRules; seen: KeptRules; reason: string }, header) =>
      answered(
        api.PUT('/api/v1/county-settings', {
          body: { changes: { ...body.rules }, seen: { ...body.seen }, reason: body.reason },
          params: { header },
        }),
      ),
    changes: [settingsKey],
    onDone: () => {
      forgetDraft();
      forgetReason();
      toast('success', 'Saved. It holds from now on.');
    },
  });
  const errorOf = (field: string): string | undefined => {
    const message = fieldError(save.error, field);
    if (message && field === 'reason') return 'Say why you are changing it.';
    return message && `${message[0]?.toUpperCase()}${message.slice(1)}`;
  };
  const labels = labelsOf(form);
  // By the names on the page: the server's are of no use to a reader.
  const wrong = (save.error instanceof ApiProblem ? save.error.errors : []).map(({ field }) => ({
    message: `${labels.get(field) ?? 'Templates'}: ${errorOf(field)}`,
    ...(labels.has(field) && { fieldId: `settings-${field}` }),
  }));
  const change = (part: Partial<RulesForm>) =>
    setDraft({ seen: draft?.seen ?? kept, typed: { ...draft?.typed, ...part } });
  const of = (name: Exclude<keyof typeof lines, 'reason'>) => ({
    id: `settings-${lines[name].field}`,
    label: lines[name].label,
    value: form[name],
    onChange: (value: string) => change({ [name]: value }),
    error: errorOf(lines[name].field),
  });
  return (
    <form
      className="settings-form"
      noValidate
      aria-label="Rules for e-Messages"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate({ rules: rulesOf(form), seen: kept, reason: reason.trim() });
      }}
    >
      <h2>Rules for e-Messages</h2>
      <p className="muted">
        What comes after the offices close counts as come on the next business day. Workers see the policy and
        the templates where they write.
      </p>
      {theirs.length > 0 && (
        <ConflictNotice
          what="the rules for e-Messages"
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
      <TextField {...of('opens')} hint="Such as 08:00" maxLength={5} />
      <TextField {...of('closes')} hint="Such as 17:00" maxLength={5} />
      <TextField {...of('documents')} inputMode="numeric" maxLength={3} />
      <TextField {...of('file')} inputMode="numeric" maxLength={3} />
      <TextField {...of('action')} inputMode="numeric" maxLength={3} />
      <TextAreaField {...of('policy')} maxLength={2_000} />
      <TemplateFields
        templates={form.templates}
        onChange={(templates) => change({ templates })}
        errorOf={errorOf}
      />
      <TextField
        id="settings-reason"
        label={lines.reason.label}
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
