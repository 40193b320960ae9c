import { ApiProblem } from '#api-client';
import { TextAreaField, TextField } from '../../../shared/field.js';
import { formOfRules, type KeptRules, labelsOf, lines, ruleDifferences, rulesOf } from './e-message-form.js';
import { SettingsForm } from './settings-form.js';
import { TemplateFields } from './template-fields.js';
import { useSettingsChange } from './use-settings-change.js';

/** What holds for e-Messages: office hours, documents, and what workers are given to write them with; with a reason. */
export function EMessageSettings({ kept }: { readonly kept: KeptRules }) {
  const { form, change, errorOf, problem, send, shell } = useSettingsChange(kept, {
    name: 'county-e-messages',
    formOf: formOfRules,
    differences: ruleDifferences,
    saved: 'Saved. It holds from now on.',
  });
  const labels = labelsOf(form);
  // By the names on the page: the server's are of no use to a reader.
  const wrong = (problem instanceof ApiProblem ? problem.errors : []).map(({ field }) => ({
    message: `${labels.get(field) ?? 'Templates'}: ${errorOf(field)}`,
    ...(labels.has(field) && { fieldId: `settings-${field}` }),
  }));
  const of = (name: Exclude<keyof typeof lines, 'reason'>) => ({
    id: `settings-${lines[name].field}`,
    label: lines[name].label,
    value: form[name],
    onChange: (value: string) => change({ [name]: value }),
    error: errorOf(lines[name].field),
  });
  return (
    <SettingsForm
      title="Rules for e-Messages"
      about="What comes after the offices close counts as come on the next business day. Workers see the policy and the templates where they write."
      what="the rules for e-Messages"
      wrong={wrong}
      reasonField={{ id: 'settings-reason', label: lines.reason.label }}
      onSave={() => send({ changes: { ...rulesOf(form) }, seen: { ...kept } })}
      shell={shell}
    >
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
    </SettingsForm>
  );
}
