import { useEffect, useRef } from 'react';
import { counted } from '../words.js';
import type { BulkOutcome as Outcome } from './use-bulk.js';
import './bulk.css';

const done = { assign: 'assigned', release: 'put back', reject: 'rejected' } as const;

/** What became of each request of a bulk action. */
export function BulkOutcome({
  outcome: { action, items, done: succeeded, failed },
  nameOf,
  onClose,
}: {
  readonly outcome: Outcome;
  /** The registrant's name of a request. */
  readonly nameOf: (requestId: string) => string;
  readonly onClose: () => void;
}) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label="What became of the requests"
      className={`bulk-outcome usa-alert usa-alert--slim usa-alert--${failed > 0 ? 'warning' : 'success'}`}
    >
      <div className="usa-alert__body">
        <p className="usa-alert__text">
          {counted(succeeded, 'request')} {done[action]}
          {failed > 0 && `, ${failed} not`}.
        </p>
        {failed > 0 && (
          <ul>
            {items
              .filter((each) => !each.done)
              .map((each) => (
                <li key={each.requestId}>
                  <strong>{nameOf(each.requestId)}</strong>: {each.detail}
                </li>
              ))}
          </ul>
        )}
        {succeeded > 0 && (
          <details>
            <summary>Those {done[action]}</summary>
            {items
              .filter((each) => each.done)
              .map((each) => nameOf(each.requestId))
              .join(', ')}
          </details>
        )}
        <button type="button" className="usa-button usa-button--unstyled" onClick={onClose}>
          Close
        </button>
      </div>
    </section>
  );
}
