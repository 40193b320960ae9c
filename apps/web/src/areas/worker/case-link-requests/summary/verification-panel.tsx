import { useId } from 'react';
import { momentText } from '../../../../shared/dates.js';
import { CheckboxField, RequiredMark, TextAreaField } from '../../../../shared/field.js';
import type { Summary } from '../../parts/types.js';
import { methodTexts, optionsOf } from '../../parts/words.js';
import type { useContinue } from './use-continue.js';
import { verificationLabels as labels, whyNote } from './verification.js';

/** The verification checklist: without it nobody is linked. */
export function VerificationPanel({
  summary,
  continuing,
}: {
  readonly summary: Summary;
  readonly continuing: ReturnType<typeof useContinue>;
}) {
  const { draft, change, missing, command, run } = continuing;
  const errorOf = (label: string) => missing.find((each) => each.label === label)?.message;
  const methodError = errorOf(labels.methods);
  const error = useId();
  const why = whyNote(draft.methods, summary.warnings);
  return (
    <form
      className="panel verification"
      aria-label="Identity verification"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <h2>Identity verification</h2>
      <fieldset
        className={methodError ? 'usa-fieldset field--wrong' : 'usa-fieldset'}
        aria-describedby={methodError ? error : undefined}
      >
        <legend className="usa-legend">
          {labels.methods}
          <RequiredMark />
        </legend>
        {methodError && (
          <span className="usa-error-message" id={error}>
            {methodError}
          </span>
        )}
        {optionsOf(methodTexts).map(({ value, text }) => (
          <CheckboxField
            key={value}
            label={text}
            checked={draft.methods.includes(value)}
            onChange={(checked) =>
              change({
                ...draft,
                methods: checked ? [...draft.methods, value] : draft.methods.filter((each) => each !== value),
              })
            }
          />
        ))}
      </fieldset>
      <TextAreaField
        label={labels.note}
        required={why !== undefined}
        hint={why}
        maxLength={2000}
        value={draft.note}
        onChange={(note) => change({ ...draft, note })}
        error={errorOf(labels.note)}
      />
      {summary.coolOffUntil !== null && (
        <TextAreaField
          label={labels.overrideReason}
          required
          hint={`You changed this person’s contact details: your cool-off lasts until ${momentText(summary.coolOffUntil)}.`}
          maxLength={2000}
          value={draft.overrideReason}
          onChange={(overrideReason) => change({ ...draft, overrideReason })}
          error={errorOf(labels.overrideReason)}
        />
      )}
      <button type="submit" className="usa-button" aria-disabled={command.isPending}>
        Continue
      </button>
    </form>
  );
}
