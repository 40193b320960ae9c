import { askedBy } from './promql.js';

test('a query names its metrics, and the labels that it selects and groups by', () => {
  expect(
    askedBy(
      'histogram_quantile(0.99, sum by (le, command) (rate(caseledger_command_seconds_bucket[5m]))) > 1',
    ),
  ).toEqual([{ metric: 'caseledger_command_seconds_bucket', labels: ['le', 'command'] }]);
  expect(askedBy('sum(rate(a_count{status=~"5..",route!="x"}[5m])) / sum(rate(b_count[5m])) > 0.01')).toEqual(
    [
      { metric: 'a_count', labels: ['status', 'route'] },
      { metric: 'b_count', labels: [] },
    ],
  );
  expect(askedBy('1 - min by (instance, source) (up_source)')).toEqual([
    { metric: 'up_source', labels: ['instance', 'source'] },
  ]);
});
