/** A button that lets choose files, or on a phone take a photo: the browser's own control, with words of ours. */
export function FileButton({
  id,
  hintId,
  text,
  accept,
  multiple = false,
  camera = false,
  onFiles,
}: {
  readonly id?: string;
  /** What says which files are taken. */
  readonly hintId?: string;
  readonly text: string;
  readonly accept: string;
  readonly multiple?: boolean;
  /** Opens the camera; shown where there may be one. */
  readonly camera?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  return (
    <label className={`usa-button usa-button--outline file-button${camera ? ' file-button--camera' : ''}`}>
      <input
        id={id}
        aria-describedby={hintId}
        type="file"
        className="usa-sr-only"
        accept={accept}
        multiple={multiple}
        {...(camera && { capture: 'environment' as const })}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // So that the same file can be chosen once more.
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      {text}
    </label>
  );
}
