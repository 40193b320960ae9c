import type { ReactNode } from 'react';
import { ErrorSummary, type FormError } from '../../../shared/error-summary.js';
import { TextField } from '../../../shared/field.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { ConflictNotice } from '../parts/conflict-notice.js';
import { isConflict } from '../parts/is-conflict.js';
import type { useSettingsChange } from './use-settings-change.js';

/** A form of County Settings: above its fields what went wrong, below them the reason and Save. */
export function SettingsForm({
  title,
  about,
  what,
  wrong,
  reasonField,
  onSave,
  shell: { theirs, onDiscard, save, reason },
  children,
}: {
  readonly title: string;
  readonly about: string;
  /** What somebody else may have changed meanwhile: `the rules for e-Messages`. */
  readonly what: string;
  readonly wrong: readonly FormError[];
  readonly reasonField: { readonly id?: string; readonly label: string };
  readonly onSave: () => void;
  readonly shell: ReturnType<typeof useSettingsChange>['shell'];
  readonly children: ReactNode;
}) {
  return (
    <form
      className="settings-form"
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <h2>{title}</h2>
      <p className="muted">{about}</p>
      {theirs.length > 0 && (
        <ConflictNotice
          what={what}
          meanwhile={{ at: null, differences: theirs }}
          takesFocus={isConflict(save.error)}
          onDiscard={onDiscard}
        />
      )}
      <ErrorSummary key={`wrong ${save.submittedAt}`} errors={wrong} />
      {save.isError && wrong.length === 0 && !isConflict(save.error) && (
        <ProblemAlert key={save.submittedAt} problem={save.error} />
      )}
      {children}
      <TextField {...reasonField} {...reason} required maxLength={500} />
      <button type="submit" className="usa-button" aria-disabled={save.isPending}>
        {save.isPending ? 'Saving …' : 'Save'}
      </button>
    </form>
  );
}
