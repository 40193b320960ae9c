import { useRef, useState } from 'react';
import { Loading } from '../../../shared/loading.js';
import { Pager } from '../../../shared/pager.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useLastPage } from '../../../shared/use-last-page.js';
import { BulkBar } from '../parts/bulk/bulk-bar.js';
import { BulkOutcome } from '../parts/bulk/bulk-outcome.js';
import type { BulkOutcome as Outcome } from '../parts/bulk/use-bulk.js';
import { useWhoLeft } from '../parts/bulk/use-who-left.js';
import { useCountyWorkers } from '../parts/county-workers.js';
import { requestIdOf as idOf } from '../parts/types.js';
import { DeskTable, without } from './desk-table.js';
import { useQueueCriteria } from './queue-criteria.js';
import { deskSize, useDesk } from './use-desk.js';

/** Whose requests these are, and many of them at once into other hands. */
export function MoveRequests() {
  const [{ desk, page }, change] = useQueueCriteria();
  const { workers, nameOf } = useCountyWorkers();
  const assignee = desk || 'nobody';
  const found = useDesk(assignee, page);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<{
    readonly outcome: Outcome;
    readonly names: ReadonlyMap<string, string>;
  }>();
  const rows = found.data?.items ?? [];
  const names = useRef(new Map<string, string>());
  for (const { requestId, registrantName } of rows) names.current.set(requestId, registrantName);
  const here = rows.map(({ requestId }) => requestId).filter((each) => chosen.has(each));
  useWhoLeft(
    found.isPlaceholderData ? undefined : found.data?.items,
    { question: `${assignee} ${page}`, page, idOf },
    (gone) => setChosen(without(chosen, gone)),
  );
  const elsewhere = [...chosen].filter((id) => !rows.some(({ requestId }) => requestId === id));
  const show = (whose: string, nextPage: number) => {
    if (whose !== assignee) setChosen(new Set());
    setDone(undefined);
    change({ desk: whose, page: nextPage });
  };
  // What became of the requests that were moved stays in sight.
  const leaves = useLastPage(found, { page, pageSize: deskSize }, (last) =>
    change({ page: last }, { replace: true }),
  );
  return (
    <section className="panel" aria-labelledby="move-requests">
      <div className="panel__head">
        <h2 id="move-requests">Requests by worker</h2>
        <div className="actions">
          <label htmlFor="desk">Assigned to</label>
          <select
            id="desk"
            className="usa-select queue__select"
            value={assignee}
            onChange={({ target }) => show(target.value, 1)}
          >
            <option value="nobody">Nobody</option>
            {workers.map(({ id }) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
            {assignee !== 'nobody' && !workers.some(({ id }) => id === assignee) && (
              <option>{assignee}</option>
            )}
          </select>
        </div>
      </div>
      {done && (
        <BulkOutcome
          outcome={done.outcome}
          nameOf={(id) => done.names.get(id) ?? id}
          onClose={() => setDone(undefined)}
        />
      )}
      {(found.isPending || leaves) && <Loading />}
      {found.isError && <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && rows.length === 0 && !leaves && (
        <p className="empty">
          {assignee === 'nobody'
            ? 'Every open request is assigned.'
            : `${nameOf(assignee)} has no open requests. Choose someone else above.`}
        </p>
      )}
      {found.data && rows.length > 0 && (
        <>
          <BulkBar
            chosen={[...here, ...elsewhere]}
            elsewhere={elsewhere.length}
            onDone={(outcome) => {
              setDone({ outcome, names: new Map(names.current) });
              setChosen(new Set());
            }}
            onClear={() => setChosen(new Set())}
          />
          <DeskTable rows={rows} chosen={chosen} onChoose={setChosen} />
          <Pager {...found.data} label="Pages of requests" onPage={(next) => show(assignee, next)} />
        </>
      )}
    </section>
  );
}
