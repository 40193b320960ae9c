/** A search that was not tried yet. */
export interface Way {
  readonly text: string;
  readonly onPress: () => void;
}

/** After a search that found nothing: other searches, each at one press. */
export function Ways({ ways }: { readonly ways: readonly Way[] }) {
  if (ways.length === 0) return null;
  return (
    <ul className="empty__ways">
      {ways.map(({ text, onPress }) => (
        <li key={text}>
          <button type="button" className="usa-button usa-button--unstyled" onClick={onPress}>
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}
