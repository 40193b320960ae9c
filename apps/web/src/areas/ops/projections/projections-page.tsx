import { useMemo } from 'react';
import { Page } from '../../../shared/page.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { StateChanges } from '../parts/state-changes.js';
import { stateText, troubleOf } from './health.js';
import { ProjectionTable } from './projection-table.js';
import { useProjections, useRebuilds } from './projections.js';
import { RebuildPanel } from './rebuild-panel.js';
import { RebuildStates } from './rebuild-states.js';

/** Every view: how far it is, what is wrong with it, and what can be done about it. */
export function ProjectionsPage() {
  const projections = useProjections();
  const rebuilds = useRebuilds();
  const live = useMemo(
    () => projections.data?.items.filter(({ role }) => role === 'live'),
    [projections.data],
  );
  const states = useMemo(
    () => live && Object.fromEntries(live.map((each) => [each.name, stateText(each)])),
    [live],
  );
  const troubled = live?.filter((each) => troubleOf(each) !== undefined).length ?? 0;
  const busy = rebuilds.data?.items.some(({ state }) => state === 'running') ?? false;
  return (
    <Page title="Projections">
      <StateChanges states={states} />
      <Awaited query={projections} />
      {live && (
        <>
          <p className="muted">
            {troubled === 0
              ? `All ${live.length} are well.`
              : `${troubled} of ${live.length} ${troubled === 1 ? 'needs' : 'need'} somebody.`}
          </p>
          <RebuildStates rebuilds={rebuilds.data?.items ?? []} copies={projections.data?.copies ?? []} />
          <ProjectionTable views={live} />
          <RebuildPanel name="all" busy={busy} />
        </>
      )}
    </Page>
  );
}
