import { useState } from 'react';
import { Link } from 'react-router';
import { countText } from '../../../shared/numbers.js';
import { addressOfMine } from '../parts/e-message-criteria.js';
import { paths } from '../parts/navigation.js';
import { countsText, useSaidSeldom } from './counts-text.js';
import type { WorkerHome } from './home-types.js';

type Counts = WorkerHome['eMessages'];

/** What each number counted, as a search. */
const counters: readonly {
  readonly of: Exclude<keyof Counts, 'shown'>;
  readonly text: string;
  readonly address: string;
}[] = [
  { of: 'received', text: 'Received', address: addressOfMine({ statuses: ['Received'] }) },
  { of: 'read', text: 'Read', address: addressOfMine({ statuses: ['Read'] }) },
  {
    of: 'actionCompleted',
    text: 'Action Completed',
    address: addressOfMine({ statuses: ['Action Completed'] }),
  },
  {
    of: 'responseOverdue',
    text: 'Response Overdue',
    address: addressOfMine({ waiting: 'any', overdue: true }),
  },
];

/** My e-Messages: expanded while anything waits for a review. */
export function MyEMessages({ counts }: { readonly counts: Counts }) {
  const waits = counters.some(({ of }) => counts[of] > 0);
  const [wanted, setWanted] = useState<{ readonly open: boolean; readonly waits: boolean }>();
  // What somebody folded unfolds again once something comes to a section where nothing waited.
  const open = wanted?.waits === waits ? wanted.open : waits;
  const said = useSaidSeldom(countsText(counts));
  return (
    <section className="my-messages usa-accordion" aria-labelledby="my-e-messages">
      <h2 className="usa-accordion__heading">
        <button
          id="my-e-messages"
          type="button"
          className="usa-accordion__button"
          aria-expanded={open}
          aria-controls="my-e-messages-counts"
          onClick={() => setWanted({ open: !open, waits })}
        >
          My e-Messages
          {!waits && <span className="my-messages__none"> Nothing waits</span>}
        </button>
      </h2>
      <div id="my-e-messages-counts" className="usa-accordion__content" hidden={!open}>
        <dl className="figures my-messages__counts">
          {counters.map(({ of, text, address }) => (
            <div key={of}>
              <dt>{text}</dt>
              <dd>
                <Link to={paths.eMessages + address} aria-label={`${countText(counts[of])} ${text}`}>
                  {countText(counts[of])}
                </Link>
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="usa-sr-only" role="status">
        {said}
      </p>
    </section>
  );
}
