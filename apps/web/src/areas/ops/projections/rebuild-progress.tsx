import { countText } from '../../../shared/numbers.js';
import { durationText } from '../parts/duration.js';
import type { Rebuild } from './projections.js';

const phases = {
  reading: 'reading the ledger',
  indexing: 'making indexes',
  catching_up: 'reading what came meanwhile',
  comparing: 'comparing',
  switching: 'switching readers over',
} as const;

const percentOf = ({ done, total }: { readonly done: number; readonly total: number }): string =>
  `${Math.floor((100 * done) / Math.max(1, total))}%`;

/** How far a rebuild is; nobody has to stay for it. */
export function RebuildProgress({ rebuild }: { readonly rebuild: Rebuild }) {
  const { progress, views } = rebuild;
  const what = views.length === 1 ? views[0] : `${views.length} projections`;
  return (
    <section className="panel" aria-labelledby={`rebuild-${rebuild.rebuildId}`}>
      <h2 id={`rebuild-${rebuild.rebuildId}`}>Rebuilding {what}</h2>
      <progress
        className="ops-progress"
        aria-labelledby={`rebuild-${rebuild.rebuildId}`}
        value={progress?.done ?? 0}
        max={Math.max(1, progress?.total ?? 1)}
      />
      <p>
        {progress === undefined ? (
          'It begins.'
        ) : (
          <>
            {percentOf(progress)}: {countText(progress.done)} of {countText(progress.total)} events,{' '}
            {countText(progress.perSecond)} a second, about {durationText(progress.secondsLeft)} left:{' '}
            {phases[progress.phase]}
            {progress.view && ` ${progress.view}`}.
          </>
        )}{' '}
        You may leave: pages answer meanwhile, and it goes on.
      </p>
    </section>
  );
}
