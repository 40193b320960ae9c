import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { fieldError } from '../../../shared/field-errors.js';
import { useCommand } from '../../../shared/use-command.js';
import { useDraft } from '../../../shared/use-draft.js';
import { useToast } from '../../../shell/toasts.js';
import type { Difference } from '../parts/contact-words.js';
import { settingsKey } from './settings-key.js';

type Body = components['schemas']['ChangeSettingsDto'];

/** What somebody typed, and over which settings. */
interface Draft<Kept, Form> {
  readonly seen: Kept;
  readonly typed: Partial<Form>;
}

/** Some of the county's settings while somebody changes them: what is typed is kept for the tab until it is saved. */
export function useSettingsChange<Kept, Form extends object>(
  kept: Kept,
  {
    name,
    formOf,
    differences,
    saved,
  }: {
    /** Of what is typed, in this tab. */
    readonly name: string;
    readonly formOf: (kept: Kept) => Form;
    readonly differences: (seen: Kept, now: Kept) => readonly Difference[];
    /** What is said once it is saved. */
    readonly saved: string;
  },
) {
  const toast = useToast();
  const [draft, setDraft, forgetDraft] = useDraft<Draft<Kept, Form> | null>(name, null);
  const [reason, setReason, forgetReason] = useDraft(`${name}-reason`, '');
  const save = useCommand({
    run: (body: Body, header) => answered(api.PUT('/api/v1/county-settings', { body, params: { header } })),
    changes: [settingsKey],
    onDone: () => {
      forgetDraft();
      forgetReason();
      toast('success', saved);
    },
  });
  /** What is wrong with a field, by the server's name for it. */
  const errorOf = (field: string): string | undefined => {
    const message = fieldError(save.error, field);
    if (message && field === 'reason') return 'Say why you are changing it.';
    return message && `${message[0]?.toUpperCase()}${message.slice(1)}`;
  };
  const form: Form = { ...formOf(kept), ...draft?.typed };
  return {
    form,
    change: (part: Partial<Form>) =>
      setDraft({ seen: draft?.seen ?? kept, typed: { ...draft?.typed, ...part } }),
    errorOf,
    problem: save.error,
    send: (body: Pick<Body, 'changes' | 'seen'>) => {
      if (!save.isPending) save.mutate({ ...body, reason: reason.trim() });
    },
    /** What `SettingsForm` needs. */
    shell: {
      // Typed over other settings than are kept now: somebody else saved in between.
      theirs: draft === null ? [] : differences(draft.seen, kept),
      onDiscard: () => {
        forgetDraft();
        save.reset();
      },
      save,
      reason: { value: reason, onChange: setReason, error: errorOf('reason') },
    },
  };
}
