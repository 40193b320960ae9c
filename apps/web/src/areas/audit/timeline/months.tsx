import { Folded } from '../../../shared/folded.js';
import { byMonth } from './by-month.js';
import type { TimelineEntry } from './use-timeline.js';

const height = 60;
const width = 18;
const gap = 4;

/** How many of the entries fall into each month: a picture, and the same as a table. */
export function Months({
  entries,
  isAll,
}: {
  readonly entries: readonly TimelineEntry[];
  /** There are no older ones. */
  readonly isAll: boolean;
}) {
  const months = byMonth(entries.map(({ at }) => at));
  const most = Math.max(...months.map(({ count }) => count));
  const said = `${entries.length} ${entries.length === 1 ? 'event' : 'events'} by month${isAll ? '' : ', so far'}: ${months.length === 1 ? months[0]!.month : `${months[0]!.month} to ${months.at(-1)!.month}`}`;
  return (
    <div className="months">
      <svg
        role="img"
        aria-label={said}
        width={months.length * (width + gap)}
        height={height + 1}
        className="months__picture"
      >
        {months.map(({ month, count }, n) => {
          const bar = count === 0 ? 0 : Math.max(2, (count / most) * height);
          return (
            <rect key={month} x={n * (width + gap)} y={height - bar} width={width} height={bar}>
              <title>{`${month}: ${count}`}</title>
            </rect>
          );
        })}
        <line x1="0" x2={months.length * (width + gap)} y1={height + 0.5} y2={height + 0.5} />
      </svg>
      <p className="muted months__range">{said}</p>
      <Folded folds summary="By month, as a table">
        <table className="usa-table usa-table--borderless">
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col">Events</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, count }) => (
              <tr key={month}>
                <th scope="row">{month}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Folded>
    </div>
  );
}
