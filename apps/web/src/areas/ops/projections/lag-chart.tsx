import { useState } from 'react';
import type { components } from '#api-client';
import { momentText } from '../../../shared/dates.js';
import { countText } from '../../../shared/numbers.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { type Column, RowsTable } from '../../../shared/staff/rows-table.js';
import { durationText } from '../parts/duration.js';
import { useLag } from './projections.js';

type Sample = components['schemas']['LagSampleBody'];

const spans = [
  { hours: 1, text: '1 hour' },
  { hours: 24, text: '24 hours' },
  { hours: 168, text: '7 days' },
] as const;
const [width, height] = [640, 120];

/** How far a view was behind: a picture, and the same as a table. */
export function LagChart({ name }: { readonly name: string }) {
  const [hours, setHours] = useState<number>(24);
  const lag = useLag(name, hours);
  const samples = lag.data?.items ?? [];
  return (
    <section className="panel" aria-labelledby="lag-heading">
      <div className="panel__head">
        <h2 id="lag-heading">Lag over time</h2>
        <label className="ops-span">
          Show{' '}
          <select
            className="usa-select"
            value={hours}
            onChange={({ target }) => setHours(Number(target.value))}
          >
            {spans.map((each) => (
              <option key={each.hours} value={each.hours}>
                {each.text}
              </option>
            ))}
          </select>
        </label>
      </div>
      {lag.isError && <ProblemAlert problem={lag.error} onRetry={() => void lag.refetch()} />}
      {lag.isSuccess && samples.length === 0 && (
        <p className="empty">Nothing yet: the first minute is kept after it has passed.</p>
      )}
      {samples.length > 0 && <Picture samples={samples} hours={hours} />}
      {samples.length > 0 && <Table samples={samples} />}
    </section>
  );
}

function Picture({ samples, hours }: { readonly samples: readonly Sample[]; readonly hours: number }) {
  const end = Date.parse(samples.at(-1)?.at ?? '');
  const start = end - hours * 3_600_000;
  const most = Math.max(1, ...samples.map(({ lagSeconds }) => lagSeconds));
  const x = ({ at }: Sample) => ((Date.parse(at) - start) / (end - start)) * width;
  const y = ({ lagSeconds }: Sample) => height - (lagSeconds / most) * height;
  const points = samples.map((each) => `${x(each).toFixed(1)},${y(each).toFixed(1)}`).join(' ');
  return (
    <figure className="ops-chart">
      <svg viewBox={`0 -4 ${width} ${height + 8}`} role="img" aria-label={summaryOf(samples)}>
        <line x1="0" x2={width} y1={height} y2={height} className="ops-chart__axis" />
        <polyline points={points} className="ops-chart__line" />
      </svg>
      <div className="ops-chart__span muted" aria-hidden="true">
        <span>{momentText(new Date(start).toISOString())}</span>
        <span>{momentText(new Date(end).toISOString())}</span>
      </div>
      <figcaption>{summaryOf(samples)}</figcaption>
    </figure>
  );
}

function summaryOf(samples: readonly Sample[]): string {
  const worst = samples.reduce((most, each) => (each.lagSeconds > most.lagSeconds ? each : most));
  const now = samples.at(-1)?.lagSeconds ?? 0;
  return `At most ${durationText(worst.lagSeconds)} behind, at ${momentText(worst.at)}; ${durationText(now)} at last.`;
}

const columns: readonly Column<Sample>[] = [
  { head: 'Minute', shown: ({ at }) => <time dateTime={at}>{momentText(at)}</time> },
  { head: 'Events', className: 'number', shown: ({ lagEvents }) => countText(lagEvents) },
  { head: 'Time', className: 'number', shown: ({ lagSeconds }) => durationText(lagSeconds) },
];
const rows = 60;

/** The minutes that stand out: a day has too many to read. */
function Table({ samples }: { readonly samples: readonly Sample[] }) {
  const [first] = [...samples].sort((a, b) => b.lagSeconds - a.lagSeconds).slice(rows - 1);
  const least = first?.lagSeconds ?? 0;
  const shown = samples.filter(({ lagSeconds }) => lagSeconds >= least).slice(-rows);
  return (
    <details className="ops-lag">
      <summary>As a table{shown.length < samples.length && `: the ${rows} minutes furthest behind`}</summary>
      <RowsTable
        caption="How far it was behind, by minute"
        columns={columns}
        rows={shown}
        nameOf={({ at }) => at}
      />
    </details>
  );
}
