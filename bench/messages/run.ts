import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchResult, type BenchRow, median } from '../support/result.js';
import { County } from './county.js';
import { homeLags } from './home-lag.js';

const sizes = [1_000, Number(process.env.BENCH_MESSAGES ?? 100_000)] as const;
const rounds = 200;

/**
 * e-Messages: the search page and the counters of Home where a county has few messages and where it has many, and how long
 * after a customer's message Home counts it.
 * @public
 */
export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'bench-messages-'));
  const rows: BenchRow[] = [];
  try {
    const counties = await Promise.all(sizes.map((size) => County.with(size, join(folder, String(size)))));
    for (const name of County.questions) {
      const times = counties.map((): number[] => []);
      for (let round = 0; round < rounds; round++)
        for (const [n, county] of counties.entries()) times[n]!.push(await timed(() => county.ask(name)));
      const [few = 0, many = 0] = times.map(median);
      rows.push({ name: `${name}, ${sizes[0].toLocaleString('en-US')} messages`, value: few, unit: 'ms' });
      rows.push({
        name: `${name}, ${sizes[1].toLocaleString('en-US')} messages`,
        value: many,
        unit: 'ms',
        ratio: many / few,
      });
    }
    for (const each of counties) await each.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const lags = await homeLags();
  rows.push({ name: 'Home counts a message after its answer, p50', value: at(lags, 0.5), unit: 'ms' });
  rows.push({ name: 'Home counts a message after its answer, p99', value: at(lags, 0.99), unit: 'ms' });
  return { id: 'M1', title: 'e-Messages of a county: search page, Home, and how soon Home is right', rows };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
