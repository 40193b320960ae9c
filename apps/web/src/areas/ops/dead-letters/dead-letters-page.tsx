import { Link } from 'react-router';
import { countText } from '../../../shared/numbers.js';
import { Page } from '../../../shared/page.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { useRebuilds } from '../projections/projections.js';
import { RebuildProgress } from '../projections/rebuild-progress.js';
import { byError } from './by-error.js';
import { DeadEventCard } from './dead-event-card.js';
import { useDeadLetters } from './dead-letters.js';

/** Events that views could not fold, by what went wrong. */
export function DeadLettersPage() {
  const letters = useDeadLetters();
  const running = useRebuilds().data?.items.find(({ state }) => state === 'running');
  const groups = byError(letters.data?.items ?? []);
  return (
    <Page title="Dead letters">
      <Awaited query={letters} />
      {running && <RebuildProgress rebuild={running} />}
      {letters.isSuccess && groups.length === 0 && <p className="empty">None.</p>}
      {groups.length > 0 && (
        <p className="muted">
          A view that cannot fold an event does without it, and without what follows in that stream. Folding
          it again by the same program changes nothing: Retry builds the view anew, by the program of now.{' '}
          <Link to="/ops/projections">Projections</Link>
        </p>
      )}
      {groups.map(([error, events]) => (
        <section key={error} aria-label={error}>
          <h2 className="ops-error">
            {error} <span className="muted">({countText(events.length)})</span>
          </h2>
          {events.map((each) => (
            <DeadEventCard key={each.eventId} event={each} busy={running !== undefined} />
          ))}
        </section>
      ))}
    </Page>
  );
}
