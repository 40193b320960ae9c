/**
 * Save, Save and Return, Cancel: above and below the form, as the documents show them. While something is saved they
 * keep the focus; the form ignores presses meanwhile.
 */
export function ContactButtons({
  busy,
  onSaveAndReturn,
  onCancel,
}: {
  readonly busy: boolean;
  readonly onSaveAndReturn: () => void;
  readonly onCancel: () => void;
}) {
  return (
    <div className="actions contact-buttons">
      <button type="submit" className="usa-button" aria-disabled={busy}>
        Save
      </button>
      <button type="button" className="usa-button" aria-disabled={busy} onClick={onSaveAndReturn}>
        Save and Return
      </button>
      <button type="button" className="usa-button usa-button--outline" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}
