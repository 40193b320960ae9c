import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { type BenchResult, median } from '../support/result.js';

const rounds = 3;
const seconds = 8;
const connections = 64;
const people = 2_000;

/** P1: one command over HTTP with everything on, beside the barest handler that appends one row. @public */
export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'bench-command-'));
  const barest = await started('barest', [folder, '4801']);
  const ours = await started('ours', [join(folder, 'data'), '4802', String(people)]);
  const token = await signIn('http://127.0.0.1:4802', 'worker-19');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const figures = {
    barest: [] as number[],
    ours: [] as number[],
    p99: [] as number[],
    barestP99: [] as number[],
    lag: [] as number[],
    rss: [] as number[],
  };
  for (let round = 0; round <= rounds; round++) {
    const theirs = await autocannon({
      url: 'http://127.0.0.1:4801/append',
      connections,
      duration: seconds,
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: body(round),
    });
    let n = 0;
    const mine = await autocannon({
      url: 'http://127.0.0.1:4802',
      connections,
      duration: seconds,
      requests: [
        {
          method: 'PUT',
          path: '/',
          headers,
          setupRequest: (request) => ({
            ...request,
            path: `/api/v1/persons/bench-${n % people}/contact`,
            body: body(n++),
          }),
        },
      ],
    });
    const { lag, rss } = await lagOf(ours);
    if (mine.non2xx + mine.errors > 0)
      throw new Error(`${mine.non2xx} answers were refused, ${mine.errors} failed`);
    if (round === 0) continue;
    figures.barest.push(theirs.requests.average);
    figures.barestP99.push(theirs.latency.p99);
    figures.ours.push(mine.requests.average);
    figures.p99.push(mine.latency.p99);
    figures.lag.push(lag);
    figures.rss.push(rss / 1024 / 1024);
  }
  await Promise.all([ended(barest), ended(ours)]);
  rmSync(folder, { recursive: true });
  const anchor = median(figures.barest);
  return {
    id: 'P1',
    title: `One command over HTTP (save a Contact Detail), everything on, ${connections} connections`,
    rows: [
      { name: 'barest Nest-on-Fastify handler, one row, group commit', value: anchor, unit: 'requests/s' },
      { name: 'barest: p99', value: median(figures.barestP99), unit: 'ms' },
      {
        name: 'Caseledger',
        value: median(figures.ours),
        unit: 'commands/s',
        ratio: median(figures.ours) / anchor,
      },
      { name: 'Caseledger: p99', value: median(figures.p99), unit: 'ms' },
      { name: 'Caseledger: projection lag right after the load', value: median(figures.lag), unit: 'events' },
      { name: 'Caseledger: memory', value: median(figures.rss), unit: 'MiB' },
    ],
  };
}

const body = (n: number) =>
  JSON.stringify({
    phones: [{ number: String(2_135_550_000 + (n % 10_000)), type: 'Cell', textMessage: true }],
  });

async function started(entry: string, args: readonly string[]): Promise<ChildProcess> {
  const child = fork(new URL(`./${entry}.js`, import.meta.url), args);
  await once(child, 'message');
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function lagOf(child: ChildProcess): Promise<{ lag: number; rss: number }> {
  child.send('lag');
  const [answer] = (await once(child, 'message')) as [{ lag: number; rss: number }];
  return answer;
}

async function signIn(url: string, identity: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identity }),
  });
  return ((await answer.json()) as { token: string }).token;
}
