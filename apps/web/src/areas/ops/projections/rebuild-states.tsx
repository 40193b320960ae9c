import { Alert } from '../../../shared/alert.js';
import { momentText } from '../../../shared/dates.js';
import { countText } from '../../../shared/numbers.js';
import { durationText } from '../parts/duration.js';
import { DifferenceCard } from './difference-card.js';
import type { Copy, Rebuild } from './projections.js';
import { RebuildProgress } from './rebuild-progress.js';
import { waitingDifferences } from './waiting-differences.js';

/** What runs, what waits for somebody, and how the last rebuild ended; of one view alone where one is named. */
export function RebuildStates({
  rebuilds,
  copies,
  only,
}: {
  readonly rebuilds: readonly Rebuild[];
  readonly copies: readonly Copy[];
  readonly only?: string;
}) {
  const concerned = rebuilds.filter(({ views }) => only === undefined || views.includes(only));
  const running = concerned.find(({ state }) => state === 'running');
  const waiting = waitingDifferences(concerned, copies).filter(
    ({ view }) => only === undefined || view.name === only,
  );
  const last = concerned.find(({ state, dryRun }) => state !== 'running' && !dryRun);
  return (
    <>
      {running && <RebuildProgress rebuild={running} />}
      {waiting.map(({ rebuildId, view }) => (
        <DifferenceCard key={view.name} rebuildId={rebuildId} view={view} />
      ))}
      {running === undefined && last && <LastRebuild rebuild={last} />}
    </>
  );
}

function LastRebuild({ rebuild }: { readonly rebuild: Rebuild }) {
  const { state, error, result, startedAt, views } = rebuild;
  const what = views.length === 1 ? views[0] : `${views.length} projections`;
  if (state === 'failed')
    return (
      <Alert type="error">
        The rebuild of {what} of {momentText(startedAt)} failed: {error}
      </Alert>
    );
  if (result === undefined || result.views.some(({ kept }) => kept)) return null;
  return (
    <Alert type="success">
      {what} rebuilt from {countText(result.events)} events in {durationText(result.seconds)}, begun{' '}
      {momentText(startedAt)}.
    </Alert>
  );
}
