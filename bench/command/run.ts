import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon, { type Result } from 'autocannon';
import { ifInstalled, type PeerName } from '../peers/peer.js';
import { startPostgres } from '../peers/postgres-server.js';
import { type BenchResult, median, peerRow } from '../support/result.js';
import { ask, ended, type Program, started } from './programs.js';

const rounds = 3;
const seconds = 8;
const connections = 64;
const people = 2_000;

interface Load {
  readonly perSecond: number[];
  readonly p99: number[];
  /** Requests that were not answered well. */
  failed: number;
}

const nothing = (): Load => ({ perSecond: [], p99: [], failed: 0 });

/** P1: one command over HTTP with everything on, beside the barest handler that appends one row. @public */
export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'bench-command-'));
  const programs: Program[] = [];
  let stopPostgres: (() => void) | undefined;
  const start = async (...program: Parameters<typeof started>) => {
    programs.push(await started(...program));
    return programs.at(-1)!;
  };
  try {
    const handlers: Partial<Record<PeerName, Program>> = { sqlite: await start('barest', [folder, '4801']) };
    const add = async (name: PeerName, port: string) => {
      const program = await ifInstalled(name, () => start('barest', [folder, port, name]));
      if (program) handlers[name] = program;
    };
    stopPostgres = await ifInstalled('PostgreSQL', () => startPostgres(folder));
    if (stopPostgres) await add('postgres', '4803');
    await add('emmett', '4804');
    const ours = await start('ours', [join(folder, 'data'), '4802', String(people)]);
    return resultOf(await measured(handlers, ours));
  } finally {
    for (const each of programs) await ended(each);
    stopPostgres?.();
    rmSync(folder, { recursive: true });
  }
}

interface Measured {
  readonly loads: Readonly<Record<PeerName | 'ours', Load>>;
  /** Events, right after each load of ours. */
  readonly lags: readonly number[];
  /** MiB. */
  readonly memory: readonly number[];
}

/** Each round puts a load on all of them in turn; the first one only warms up. */
async function measured(handlers: Partial<Record<PeerName, Program>>, ours: Program): Promise<Measured> {
  const headers = await signedIn(`http://127.0.0.1:${ours.port}`, 'worker-19');
  const loads = { sqlite: nothing(), postgres: nothing(), emmett: nothing(), ours: nothing() };
  const lags: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const note = (load: Load, { requests, latency, non2xx, errors }: Result) => {
      load.failed += non2xx + errors;
      if (round === 0) return;
      load.perSecond.push(requests.average);
      load.p99.push(latency.p99);
    };
    for (const [name, { port }] of Object.entries(handlers))
      note(loads[name as PeerName], await append(port));
    note(loads.ours, await saveContacts(ours.port, headers));
    const { lag, rss } = await ask<{ lag: number; rss: number }>(ours, 'lag');
    lags.push(lag);
    memory.push(rss / 1024 / 1024);
  }
  return { loads, lags: lags.slice(1), memory: memory.slice(1) };
}

function resultOf({ loads, lags, memory }: Measured): BenchResult {
  if (loads.ours.failed + loads.sqlite.failed > 0)
    throw new Error(
      `${loads.ours.failed} of our commands failed, ${loads.sqlite.failed} of the barest appends`,
    );
  const barest = median(loads.sqlite.perSecond);
  const ourRate = median(loads.ours.perSecond);
  return {
    id: 'P1',
    title: `One command over HTTP (save a Contact Detail), everything on, ${connections} connections`,
    rows: [
      { name: 'barest Nest-on-Fastify handler, one row, group commit', value: barest, unit: 'requests/s' },
      { name: 'barest: p99', value: median(loads.sqlite.p99), unit: 'ms' },
      peerRow('the same handler, PostgreSQL by hand', loads.postgres.perSecond, 'requests/s'),
      peerRow('the same handler, PostgreSQL by hand: p99', loads.postgres.p99, 'ms'),
      peerRow(
        `the same handler, emmett-sqlite (acknowledges early; ${loads.emmett.failed} requests failed)`,
        loads.emmett.perSecond,
        'requests/s',
      ),
      peerRow('the same handler, emmett-sqlite: p99', loads.emmett.p99, 'ms'),
      { name: 'Caseledger', value: ourRate, unit: 'commands/s', ratio: ourRate / barest },
      { name: 'Caseledger: p99', value: median(loads.ours.p99), unit: 'ms' },
      { name: 'Caseledger: projection lag right after the load', value: median(lags), unit: 'events' },
      { name: 'Caseledger: memory', value: median(memory), unit: 'MiB' },
    ],
  };
}

const append = (port: string) =>
  autocannon({
    url: `http://127.0.0.1:${port}/append`,
    connections,
    duration: seconds,
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: contact(0),
  });

function saveContacts(port: string, headers: Record<string, string>) {
  let n = 0;
  const setupRequest = (request: Record<string, unknown>) => ({
    ...request,
    path: `/api/v1/persons/bench-${n % people}/contact`,
    body: contact(n++),
  });
  const requests = [{ method: 'PUT', path: '/', headers, setupRequest }];
  return autocannon({ url: `http://127.0.0.1:${port}`, connections, duration: seconds, requests });
}

const contact = (n: number) =>
  JSON.stringify({
    phones: [{ number: String(2_135_550_000 + (n % 10_000)), type: 'Cell', textMessage: true }],
  });

async function signedIn(url: string, identity: string): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/api/v1/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identity }),
  });
  const { token } = (await answer.json()) as { token: string };
  return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
}
