import { useState } from 'react';
import { answered } from '#api-client';
import { Alert } from '../../../shared/alert.js';
import { api } from '../../../shared/api.js';
import { countText, sizeText } from '../../../shared/numbers.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { durationText } from '../parts/duration.js';
import { changed, type Rebuild } from './projections.js';

/** First what it would come to, then the rebuild itself. `name`: a view, or `all`. */
export function RebuildPanel({ name, busy }: { readonly name: string; readonly busy: boolean }) {
  const [plan, setPlan] = useState<Rebuild['plan']>();
  const run = useCommand({
    run: (dryRun: boolean, header) =>
      answered(
        api.POST('/api/v1/ops/projections/{name}/rebuild', {
          params: { path: { name }, header },
          body: { dryRun, compareOnly: false },
        }),
      ),
    changes: changed,
    onDone: (rebuild) => setPlan(rebuild.plan),
  });
  const mayBegin = plan?.fits === true && !busy;
  return (
    <section className="panel" aria-labelledby="rebuild-heading">
      <h2 id="rebuild-heading">{name === 'all' ? 'Rebuild all' : 'Rebuild'}</h2>
      {run.isError && <ProblemAlert key={String(run.error)} problem={run.error} />}
      <p>
        {name === 'all' ? 'New copies of all projections are' : 'A new copy is'} built beside the live one and
        compared with it; readers are switched when they are equal, and nobody waits meanwhile. A dry run says
        first what it takes.
      </p>
      <div role="status">
        {plan && (
          <dl className="ops-facts">
            <dt>Events</dt>
            <dd>{countText(plan.events)}</dd>
            <dt>Time, about</dt>
            <dd>{durationText(plan.seconds)}</dd>
            <dt>Disk needed</dt>
            <dd>{sizeText(plan.bytesNeeded)}</dd>
            <dt>Disk free</dt>
            <dd>{plan.bytesFree === undefined ? 'not known' : sizeText(plan.bytesFree)}</dd>
          </dl>
        )}
        {plan?.fits === false && (
          <Alert type="warning">
            It would not begin: 1.2 times what it needs must be free. Make room, or retire replaced copies.
          </Alert>
        )}
        {busy && <p className="muted">A rebuild is running: the next one begins after it.</p>}
      </div>
      <div className="actions">
        <button
          type="button"
          className={plan === undefined ? 'usa-button' : 'usa-button usa-button--outline'}
          aria-disabled={run.isPending}
          onClick={() => !run.isPending && run.mutate(true)}
        >
          {plan === undefined ? 'Dry run' : 'Dry run again'}
        </button>
        {mayBegin && (
          <button
            type="button"
            className="usa-button"
            aria-disabled={run.isPending}
            onClick={() => !run.isPending && run.mutate(false)}
          >
            Rebuild
          </button>
        )}
      </div>
    </section>
  );
}
