import type { SetCriterion } from './set-criteria.js';

/** What narrows the results below, each removed by one press. */
export function CriteriaTags<Criteria>({
  set,
  cleared,
  onAsk,
}: {
  readonly set: readonly SetCriterion<Criteria>[];
  /** The search with nothing that narrows it. */
  readonly cleared: Criteria;
  readonly onAsk: (criteria: Criteria) => void;
}) {
  if (set.length === 0) return null;
  return (
    <ul className="criteria-tags" aria-label="Set criteria">
      {set.map(({ text, without }) => (
        <li key={text}>
          <button
            type="button"
            className="criteria-tag"
            aria-label={`Remove: ${text}`}
            onClick={() => onAsk(without)}
          >
            {text} <span aria-hidden="true">✕</span>
          </button>
        </li>
      ))}
      {set.length > 1 && (
        <li>
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => onAsk(cleared)}>
            Clear
          </button>
        </li>
      )}
    </ul>
  );
}
