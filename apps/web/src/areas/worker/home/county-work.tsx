import { Link } from 'react-router';
import { countText } from '../../../shared/numbers.js';
import { paths } from '../parts/navigation.js';
import { addressOfAll } from '../parts/request-criteria.js';
import { counted } from '../parts/words.js';
import { ageAddress, ageText, barWidths } from './age-groups.js';
import type { CountyWork as Work } from './home-types.js';

/** How many requests wait in the county and for how long: a picture whose numbers and words say the same. */
export function CountyWork({ work, countyName }: { readonly work: Work; readonly countyName: string }) {
  const widths = barWidths(work.byAge);
  const { oldest } = work;
  return (
    <section className="panel" aria-labelledby="county-work">
      <h2 id="county-work">Open requests of {countyName}</h2>
      <dl className="figures">
        <Figure label="open" to={addressOfAll({})} value={countText(work.pending)} />
        <Figure
          label="unassigned"
          to={addressOfAll({ assignee: 'nobody', sort: 'oldest' })}
          value={`${countText(work.unassigned)}${work.moreUnassigned ? '+' : ''}`}
        />
        <Figure
          label={`past the goal of ${counted(work.goalBusinessDays, 'business day')}`}
          to={addressOfAll({ age: 'overdue', sort: 'oldest' })}
          value={countText(work.pastGoal)}
        />
        <Figure
          label="waiting for the customer"
          to={addressOfAll({ waiting: 'customer', sort: 'oldest' })}
          value={countText(work.waiting)}
        />
      </dl>
      <table className="ages">
        <caption>By age in business days</caption>
        <thead className="usa-sr-only">
          <tr>
            <th scope="col">Made</th>
            <th scope="col">Open requests</th>
          </tr>
        </thead>
        <tbody>
          {work.byAge.map((group, index) => (
            <tr key={group.fromDays}>
              <th scope="row">
                <Link to={`${paths.linkRequests}${ageAddress(group)}`}>{ageText(group)}</Link>
              </th>
              <td>
                {group.count > 0 && (
                  <span
                    className="ages__bar"
                    style={{ inlineSize: `${widths[index]}%` }}
                    aria-hidden="true"
                  />
                )}
                <span className="ages__count">{countText(group.count)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {oldest === null ? (
        <p className="muted">No request is open.</p>
      ) : (
        <p>
          The oldest has waited {counted(oldest.ageBusinessDays, 'business day')}.{' '}
          <Link to={paths.linkRequest(oldest.requestId)}>Open the oldest request</Link>
        </p>
      )}
    </section>
  );
}

function Figure({
  label,
  value,
  to,
}: {
  readonly label: string;
  readonly value: string;
  readonly to: string;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Link to={`${paths.linkRequests}${to}`} aria-label={`${value} ${label}`}>
          {value}
        </Link>
      </dd>
    </div>
  );
}
