import { tmpdir } from 'node:os';
import { Registry } from 'prom-client';
import { plusMinutes } from '#kernel';
import { FakeClock } from '#kernel/testing';
import type { LedgerStatus } from '../ledger-status.js';
import { WorkMetrics } from './work-metrics.js';

type Watched = ConstructorParameters<typeof WorkMetrics>[1];

const view = {
  ...{ name: 'persons', version: 1, build: 'v1-1', role: 'live', position: '7', state: 'running' },
  ...{ lagEvents: 3, lagSeconds: 12.5, eventsPerSecond: 400, deadLetters: 1, hasCaughtUp: true },
};

/** The lines of a read, where these parts are as given. */
async function linesOf(
  over: {
    views?: () => Promise<unknown>;
    processes?: () => readonly unknown[];
    stores?: string;
    backups?: readonly unknown[];
    witness?: object;
    sealed?: object;
  } = {},
) {
  const registry = new Registry();
  const clock = new FakeClock();
  const watched = {
    system: {
      folder: { path: tmpdir() },
      queries: { outbox: { depth: async () => 4 } },
      sessions: { count: async () => 9 },
      config: {
        witness: over.witness,
        eventStore: { kind: over.stores ?? 'sqlite' },
        readStore: { kind: over.stores ?? 'sqlite' },
      },
      clock,
      backups: () => over.backups ?? [{ startedAt: plusMinutes(new FakeClock().now(), -90) }],
    },
    runtime: {
      projections: {
        status: over.views ?? (async () => [view, { ...view, role: 'previous', lagEvents: 999 }]),
      },
      processes: over.processes ?? (() => [{ name: 'send-outgoing-messages', waiting: 2, failures: 1 }]),
      sealingRefused: () => [{ ledger: 'looks', reason: 'a step back' }],
      witness: () =>
        over.witness === undefined ? [] : [{ ledger: 'main', failures: 3, trouble: 'does not answer' }],
    },
  } as unknown as Watched;
  const status = { unsealed: 4, sealedAt: plusMinutes(clock.now(), -2), ...over.sealed };
  await new WorkMetrics(registry, watched, async () => status as unknown as LedgerStatus).read();
  return (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

test('what is behind, waits or is refused is shown by name, of the live copies alone', async () => {
  const lines = await linesOf();
  expect(lines.filter((line) => !line.startsWith('caseledger_data_free_bytes')).sort()).toEqual(
    [
      'caseledger_projection_lag_events{view="persons"} 3',
      'caseledger_projection_lag_seconds{view="persons"} 12.5',
      'caseledger_projection_events_per_second{view="persons"} 400',
      'caseledger_projection_fed_here{view="persons"} 1',
      'caseledger_dead_letters{view="persons"} 1',
      'caseledger_process_waiting_events{process="send-outgoing-messages"} 2',
      'caseledger_process_failures{process="send-outgoing-messages"} 1',
      'caseledger_outbox_depth 4',
      'caseledger_backup_age_seconds{stores="embedded"} 5400',
      'caseledger_sessions 9',
      'caseledger_sealing_refused{ledger="main"} 0',
      'caseledger_sealing_refused{ledger="looks"} 1',
      ...['main', 'looks'].flatMap((each) => [
        `caseledger_seal_age_seconds{ledger="${each}"} 120`,
        `caseledger_unsealed_events{ledger="${each}"} 4`,
      ]),
      ...['views', 'outbox', 'disk', 'sessions', 'seals'].map(
        (each) => `caseledger_metrics_source_up{source="${each}"} 1`,
      ),
    ].sort(),
  );
  const free = lines.find((line) => line.startsWith('caseledger_data_free_bytes '));
  expect(Number(free?.split(' ')[1])).toBeGreaterThan(0);
});

test('without a backup its age is endless; of stores on servers nothing is said', async () => {
  const ageIn = (lines: readonly string[]) => lines.filter((line) => line.includes('backup_age'));
  expect(ageIn(await linesOf({ backups: [] }))).toEqual([
    'caseledger_backup_age_seconds{stores="embedded"} +Inf',
  ]);
  expect(ageIn(await linesOf({ stores: 'mongodb' }))).toEqual([]);
});

test('how it goes with a witness is shown where there is one', async () => {
  const at = plusMinutes(new FakeClock().now(), -1);
  const witnessed = async (sealed: object) =>
    (await linesOf({ witness: {}, sealed })).filter((line) => line.includes('_witness'));
  expect(await witnessed({ witnessed: { at } })).toEqual([
    'caseledger_witness_failures{ledger="main"} 3',
    'caseledger_witnessed_age_seconds{ledger="main"} 60',
    'caseledger_witnessed_age_seconds{ledger="looks"} 60',
  ]);
  expect(await witnessed({})).toContain('caseledger_witnessed_age_seconds{ledger="main"} +Inf');
});

test('a ledger that was never sealed is endlessly old', async () => {
  expect(await linesOf({ sealed: { sealedAt: undefined } })).toContain(
    'caseledger_seal_age_seconds{ledger="main"} +Inf',
  );
});

test('a store that is away hides nothing but its own numbers', async () => {
  const lines = await linesOf({ views: () => Promise.reject(new Error('away')) });
  expect(lines).toContain('caseledger_metrics_source_up{source="views"} 0');
  expect(lines).toContain('caseledger_outbox_depth 4');
  expect(lines.some((line) => line.startsWith('caseledger_projection_lag_events{'))).toBe(false);
});
