import type { components } from '#api-client';
import { momentText } from '../../../shared/dates.js';
import { countText } from '../../../shared/numbers.js';
import { RunByHand } from './run-by-hand.js';

type Batch = components['schemas']['BatchBody'];
type Run = components['schemas']['BatchRunBody'];

/** One batch: its last run, what it came to, the next one. */
export function BatchCard({ batch }: { readonly batch: Batch }) {
  const { name, does, last, runs, next, byHand } = batch;
  return (
    <section className="panel" aria-labelledby={`batch-${name}`}>
      <h2 id={`batch-${name}`}>{name}</h2>
      <p>{does}</p>
      <dl className="ops-facts">
        <dt>Last run</dt>
        <dd>{last === null ? 'never yet' : <RunText run={last} />}</dd>
        <dt>Next</dt>
        <dd>
          <time dateTime={next}>{momentText(next)}</time>
        </dd>
      </dl>
      {byHand ? (
        <RunByHand />
      ) : (
        <p className="muted">It runs by itself alone: what it does needs nobody to decide.</p>
      )}
      {runs.length > 1 && (
        <details>
          <summary>The last {runs.length} runs</summary>
          <ul>
            {runs.map((each) => (
              <li key={each.startedAt}>
                <RunText run={each} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const outcomes: Readonly<Record<Run['outcome'], string>> = {
  done: 'done',
  failed: 'failed',
  stopped: 'stopped before its end',
};

function RunText({ run }: { readonly run: Run }) {
  const counts = Object.entries(run.counts).map(([what, each]) => `${countText(each)} ${wordsOf(what, run)}`);
  return (
    <>
      <time dateTime={run.startedAt}>{momentText(run.startedAt)}</time>, {outcomes[run.outcome]}
      {run.by !== 'night' && `, by ${run.by}`}
      {run.dryRun && ', a dry run'}
      {counts.length > 0 && `: ${counts.join(', ')}`}
    </>
  );
}

/** What was counted. Of a batch that came since: `mailsSent` → `mails sent`. */
function wordsOf(name: string, { dryRun }: Run): string {
  if (name === 'submissionsLooked') return 'submissions looked at';
  if (name === 'requestsClosed' && dryRun) return 'requests to close';
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
