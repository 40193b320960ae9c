import { Link } from 'react-router';
import { countText } from '../../../shared/numbers.js';
import { type Column, RowsTable } from '../../../shared/staff/rows-table.js';
import { durationText } from '../parts/duration.js';
import { stateText, troubleOf, unhealthyFirst } from './health.js';
import type { Projection } from './projections.js';

const number = { className: 'number' };
const columns: readonly Column<Projection>[] = [
  { head: 'Name', shown: ({ name }) => <Link to={`/ops/projections/${name}`}>{name}</Link> },
  { head: 'State', shown: (view) => <State of={view} /> },
  { head: 'Lag, events', ...number, shown: ({ lagEvents }) => countText(lagEvents) },
  { head: 'Lag, time', ...number, shown: ({ lagSeconds }) => durationText(lagSeconds) },
  {
    head: 'Dead letters',
    ...number,
    shown: ({ deadLetters }) =>
      deadLetters > 0 ? <Link to="/ops/dead-letters">{countText(deadLetters)}</Link> : 0,
  },
  {
    head: 'Events a second',
    ...number,
    shown: ({ eventsPerSecond }) => countText(Math.round(eventsPerSecond)),
  },
  { head: 'Position', ...number, shown: ({ position }) => positionText(position) },
  { head: 'Version', ...number, shown: ({ version }) => version },
];

/** Every live view: what is wrong first. */
export const ProjectionTable = ({ views }: { readonly views: readonly Projection[] }) => (
  <section className="panel table-scroll" aria-label="All projections">
    <RowsTable
      caption="Projections, those with trouble first"
      columns={columns}
      rows={unhealthyFirst(views)}
      nameOf={({ name }) => name}
      classOf={(view) => troubleOf(view) && 'ops-trouble'}
    />
  </section>
);

/** Positions of the embedded ledger are numbers with zeros before them; those of a server are texts of its own. */
const positionText = (position: string | undefined): string => {
  if (position === undefined) return 'none';
  return /^\d+$/.test(position) ? countText(Number(position)) : position;
};

function State({ of }: { readonly of: Projection }) {
  const trouble = troubleOf(of);
  return (
    <>
      {stateText(of)}
      {trouble && <div className="ops-trouble__why">{trouble}</div>}
    </>
  );
}
