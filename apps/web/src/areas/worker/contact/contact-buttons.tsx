/** Save, Save and Return, Cancel: above and below the form, as the documents show them. */
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
      <button type="submit" className="usa-button" disabled={busy}>
        Save
      </button>
      <button type="button" className="usa-button" disabled={busy} onClick={onSaveAndReturn}>
        Save and Return
      </button>
      <button type="button" className="usa-button usa-button--outline" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}
