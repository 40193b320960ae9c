/** What happens or is to be done, one after the other. */
export function Steps({
  steps,
}: {
  readonly steps: readonly { readonly title: string; readonly text: string }[];
}) {
  return (
    <ol className="usa-process-list">
      {steps.map(({ title, text }) => (
        <li key={title} className="usa-process-list__item">
          <h3 className="usa-process-list__heading">{title}</h3>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}
