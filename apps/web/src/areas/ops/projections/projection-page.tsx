import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { countText } from '../../../shared/numbers.js';
import { Page } from '../../../shared/page.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { NotFoundPage } from '../../../shell/problem-pages.js';
import { durationText } from '../parts/duration.js';
import { StateChanges } from '../parts/state-changes.js';
import { CopiesPanel } from './copies-panel.js';
import { stateText, troubleOf } from './health.js';
import { LagChart } from './lag-chart.js';
import { type Projection, useProjections, useRebuilds } from './projections.js';
import { RebuildPanel } from './rebuild-panel.js';
import { RebuildStates } from './rebuild-states.js';

/** One view: its lag over time, its copies, its rebuild. */
export function ProjectionPage() {
  const { name = '' } = useParams();
  const projections = useProjections();
  const rebuilds = useRebuilds();
  const view = projections.data?.items.find((each) => each.name === name && each.role === 'live');
  const states = useMemo(() => view && { [view.name]: stateText(view) }, [view]);
  if (projections.isSuccess && view === undefined) return <NotFoundPage />;
  const items = rebuilds.data?.items ?? [];
  const copies = projections.data?.copies ?? [];
  return (
    <Page title={name} actions={<Link to="/ops/projections">All projections</Link>}>
      <StateChanges states={states} />
      <Awaited query={projections} />
      {view && (
        <>
          <Facts view={view} />
          <RebuildStates rebuilds={items} copies={copies} only={name} />
          <LagChart name={name} />
          <RebuildPanel name={name} busy={items.some(({ state }) => state === 'running')} />
          <CopiesPanel name={name} copies={copies.filter((each) => each.name === name)} />
        </>
      )}
    </Page>
  );
}

function Facts({ view }: { readonly view: Projection }) {
  const trouble = troubleOf(view);
  return (
    <dl className="panel ops-facts">
      <dt>State</dt>
      <dd>
        {stateText(view)}
        {trouble && <div className="ops-trouble__why">{trouble}</div>}
      </dd>
      <dt>Behind</dt>
      <dd>
        {countText(view.lagEvents)} events, {durationText(view.lagSeconds)}
      </dd>
      <dt>Rate</dt>
      <dd>{countText(Math.round(view.eventsPerSecond))} events a second</dd>
      <dt>Version</dt>
      <dd>
        {view.version}, copy {view.build}
      </dd>
      <dt>Dead letters</dt>
      <dd>{view.deadLetters > 0 ? <Link to="/ops/dead-letters">{view.deadLetters}</Link> : 'none'}</dd>
    </dl>
  );
}
