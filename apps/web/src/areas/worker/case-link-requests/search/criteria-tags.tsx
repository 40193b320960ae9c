import { useCountyWorkers } from '../../parts/county-workers.js';
import type { Prefilled, SearchCriteria } from '../../parts/request-criteria.js';
import { cleared, setCriteria } from './set-criteria.js';

/** What narrows the results below, each removed by one press. */
export function CriteriaTags({
  criteria,
  prefilled,
  onAsk,
}: {
  readonly criteria: SearchCriteria;
  readonly prefilled: Prefilled;
  readonly onAsk: (criteria: SearchCriteria) => void;
}) {
  const { nameOf } = useCountyWorkers();
  const set = setCriteria(criteria, { nameOf, prefilled });
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
          <button
            type="button"
            className="usa-button usa-button--unstyled"
            onClick={() => onAsk(cleared(criteria))}
          >
            Clear
          </button>
        </li>
      )}
    </ul>
  );
}
