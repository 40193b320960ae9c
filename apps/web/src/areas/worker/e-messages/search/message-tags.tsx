import { useCountyWorkers } from '../../parts/county-workers.js';
import type { MessageCriteria } from '../../parts/e-message-criteria.js';
import { setMessageCriteria } from './set-message-criteria.js';

/** What narrows the results below, each removed by one press. */
export function MessageTags({
  criteria,
  onAsk,
}: {
  readonly criteria: MessageCriteria;
  readonly onAsk: (criteria: MessageCriteria) => void;
}) {
  const { nameOf } = useCountyWorkers();
  const set = setMessageCriteria(criteria, nameOf);
  if (set.length === 0) return null;
  const clear = set.reduce((left, { without }) => both(left, without, criteria), criteria);
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
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => onAsk(clear)}>
            Clear
          </button>
        </li>
      )}
    </ul>
  );
}

/** What `other` changed of the criteria, changed in `one` too. */
function both(one: MessageCriteria, other: MessageCriteria, from: MessageCriteria): MessageCriteria {
  const changed = Object.entries(other).filter(
    ([name, value]) => from[name as keyof MessageCriteria] !== value,
  );
  return { ...one, ...Object.fromEntries(changed) };
}
