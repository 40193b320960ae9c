import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WorkMetrics } from '#operations';
import { Metrics } from '../../apps/api/src/metrics/metrics.js';
import { askedBy } from './promql.js';

const root = process.cwd();
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly labelNames: readonly string[];
}

/** Everything that a server shows under /metrics, what Node.js says of itself included. */
function allMetrics(): readonly Metric[] {
  const { registry } = new Metrics();
  new WorkMetrics(registry, {} as ConstructorParameters<typeof WorkMetrics>[1]);
  return registry.getMetricsAsArray() as unknown as Metric[];
}

const metrics = allMetrics();

/** By the names that queries know: a histogram is three of them. */
const byName = new Map(
  metrics.flatMap(({ name, type, labelNames }) =>
    type === 'histogram'
      ? [
          [`${name}_bucket`, new Set([...labelNames, 'le'])] as const,
          ...['_sum', '_count'].map((end) => [name + end, new Set(labelNames)] as const),
        ]
      : [[name, new Set(labelNames)] as const],
  ),
);
/** Prometheus itself adds these. */
const ofPrometheus = new Set(['job', 'instance']);

function expectAnswerable(query: string): void {
  const asked = askedBy(query);
  expect(asked.length).toBeGreaterThan(0);
  for (const { metric, labels } of asked) {
    const known = metric === 'up' ? new Set<string>() : byName.get(metric);
    expect({ query, metric, isKnown: known !== undefined }).toEqual({ query, metric, isKnown: true });
    expect({ query, unknown: labels.filter((each) => !known!.has(each) && !ofPrometheus.has(each)) }).toEqual(
      {
        query,
        unknown: [],
      },
    );
  }
}

const ours = metrics.filter(({ name }) => name.startsWith('caseledger_'));
const board = JSON.parse(read('deploy/grafana/dashboards/caseledger.json')) as {
  readonly panels: readonly {
    readonly title: string;
    readonly targets?: readonly { readonly expr: string }[];
  }[];
};
const queries = board.panels.flatMap(({ title, targets = [] }) =>
  targets.map(({ expr }) => [title, expr] as const),
);

interface Alert {
  readonly name: string;
  readonly query: string;
  readonly summary: string;
  readonly description: string;
}

const alerts: readonly Alert[] = read('deploy/prometheus/alerts.yml')
  .split(/^ {6}- alert: /m)
  .slice(1)
  .map((text) => ({
    name: text.slice(0, text.indexOf('\n')),
    query: /expr: >-\n\s+(.*)/.exec(text)?.[1] ?? '',
    summary: /summary: "(.*)"/.exec(text)?.[1] ?? '',
    description: /description: "(.*)"/.exec(text)?.[1] ?? '',
  }));

test('every query of the dashboard asks for a metric that is there, by labels that it has', () => {
  expect(queries.length).toBeGreaterThan(20);
  for (const [, query] of queries) expectAnswerable(query);
});

test('every alert asks for a metric that is there, and says what to do', () => {
  expect(alerts.length).toBeGreaterThan(10);
  for (const { name, query, summary, description } of alerts) {
    expectAnswerable(query);
    expect({ name, summary: summary.length > 10, description: description.length > 40 }).toEqual({
      name,
      summary: true,
      description: true,
    });
    const kept = new Set(askedBy(query).flatMap(({ labels }) => labels));
    const told = [...`${summary} ${description}`.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label!);
    // A query that neither sums nor takes the highest keeps every label.
    if (/^(sum|max|min|histogram_quantile)/.test(query))
      expect({ name, lost: told.filter((each) => !kept.has(each)) }).toEqual({ name, lost: [] });
  }
});

test('every metric of ours is looked at by the dashboard or by an alert', () => {
  const asked = new Set(
    [...queries.map(([, query]) => query), ...alerts.map(({ query }) => query)]
      .flatMap(askedBy)
      .map(({ metric }) => metric.replace(/_(bucket|sum|count)$/, '')),
  );
  expect(ours.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual([]);
});

test('names are as Prometheus has them: base units, and counters end in _total', () => {
  for (const { name, type } of ours) {
    expect(name).toMatch(/^caseledger_[a-z_]+$/);
    expect({ name, total: name.endsWith('_total') }).toEqual({ name, total: type === 'counter' });
    expect(name).not.toMatch(/milliseconds|_ms$|minutes|kilobytes/);
  }
});

/** `{{ $labels.view }}` as people read it: VIEW. */
const plain = (text: string) =>
  text.replace(/\{\{ \$(?:labels\.)?(\w+) \}\}/g, (_, name: string) => name.toUpperCase());

test('docs/monitoring.md has a row for each metric and each alert, as they are', () => {
  const page = read('docs/monitoring.md');
  for (const { name, type, labelNames, help } of ours)
    expect(page).toContain(`| \`${name}\` | ${type} | ${labelNames.join(', ')} | ${help} |`);
  for (const { name, summary, description } of alerts)
    expect(page).toContain(`| ${name} | ${plain(summary)} | ${plain(description)} |`);
  expect(page.match(/^\| `caseledger_/gm)).toHaveLength(ours.length);
  expect(page.match(/^\| Caseledger/gm)).toHaveLength(alerts.length);
});
