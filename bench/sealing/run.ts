import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { earlierBuild } from '../support/earlier-build.js';
import { type BenchResult, type BenchRow, median } from '../support/result.js';

/** The last build that kept no tiles, renewed no seals and asked no witness. */
const before = process.env.BENCH_BESIDE ?? 'ffa49650';
const events = 1_000;
const rounds = 25;
const warmUp = 5;
const here = join(import.meta.dirname, '..', '..', '..');

/** What sealing costs of the processor, beside an earlier build in the same run; the two take turns. @public */
export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'bench-sealing-'));
  const builds = { earlier: earlierBuild(before), ours: here };
  const children: ChildProcess[] = [];
  try {
    const times: Record<keyof typeof builds, number[]> = { earlier: [], ours: [] };
    const sealers = { earlier: await started('earlier'), ours: await started('ours') };
    for (let round = 0; round < warmUp + rounds; round++)
      for (const name of ['earlier', 'ours'] as const) {
        const milliseconds = await ask(sealers[name]);
        if (round >= warmUp) times[name].push(milliseconds);
      }
    const ratios = times.ours.map((each, round) => each / times.earlier[round]!);
    const rows: BenchRow[] = [
      { name: `the build ${before}`, value: median(times.earlier), unit: 'ms' },
      { name: 'this build', value: median(times.ours), unit: 'ms', ratio: median(ratios) },
    ];
    return { id: 'S1', title: `processor time of a seal over 1,000 events, beside an earlier build`, rows };
  } finally {
    for (const each of children) each.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }

  async function started(name: keyof typeof builds): Promise<ChildProcess> {
    const entry = new URL('./sealer.js', import.meta.url);
    const child = fork(entry, [builds[name], join(folder, name)]);
    children.push(child);
    await once(child, 'message');
    return child;
  }
}

async function ask(child: ChildProcess): Promise<number> {
  child.send({ events });
  const [milliseconds] = (await once(child, 'message')) as [number];
  return milliseconds;
}
