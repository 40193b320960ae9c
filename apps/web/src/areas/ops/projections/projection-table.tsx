import { Link } from 'react-router';
import { countText } from '../../../shared/numbers.js';
import { durationText } from '../parts/duration.js';
import { stateText, troubleOf, unhealthyFirst } from './health.js';
import type { Projection } from './projections.js';

/** Every live view: what is wrong first. */
export function ProjectionTable({ views }: { readonly views: readonly Projection[] }) {
  return (
    <div className="table-scroll">
      <table className="usa-table stacks ops-table">
        <caption className="usa-sr-only">Projections, those with trouble first</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Version</th>
            <th scope="col">Position</th>
            <th scope="col">Lag, events</th>
            <th scope="col">Lag, time</th>
            <th scope="col">Events a second</th>
            <th scope="col">State</th>
            <th scope="col">Dead letters</th>
          </tr>
        </thead>
        <tbody>
          {unhealthyFirst(views).map((view) => (
            <Row key={view.name} view={view} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ view }: { readonly view: Projection }) {
  const trouble = troubleOf(view);
  return (
    <tr className={trouble && 'ops-trouble'}>
      <th scope="row">
        <Link to={`/ops/projections/${view.name}`}>{view.name}</Link>
      </th>
      <td data-label="Version">{view.version}</td>
      <td data-label="Position" className="ops-position">
        {view.position?.replace(/^0+(?=\d)/, '') ?? 'none'}
      </td>
      <td data-label="Lag, events" className="number">
        {countText(view.lagEvents)}
      </td>
      <td data-label="Lag, time" className="number">
        {durationText(view.lagSeconds)}
      </td>
      <td data-label="Events a second" className="number">
        {countText(Math.round(view.eventsPerSecond))}
      </td>
      <td data-label="State">
        {stateText(view)}
        {trouble && <div className="ops-trouble__why">{trouble}</div>}
      </td>
      <td data-label="Dead letters" className="number">
        {view.deadLetters > 0 ? <Link to="/ops/dead-letters">{countText(view.deadLetters)}</Link> : 0}
      </td>
    </tr>
  );
}
