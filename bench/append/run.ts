import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '#event-store/sqlite';
import { systemClock } from '#kernel';
import { type BenchResult, type BenchRow, median } from '../support/result.js';
import { bareTransaction, groupCommitByHand, rawFile } from './peers.js';
import { type Append, client, inFlight } from './workload.js';

const rounds = 7;
const appendsPerRound = 40_000;
const sequentialPerRound = 2_000;
const clientsInFlight = 64;

/** P2: durable appends through the port. Each round measures all of them in turn; the median counts. @public */
export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'bench-append-'));
  const file = join(folder, 'events.db');
  const store = await SqliteEventStore.open({ file, mode: 'owner', clock: systemClock });
  const byHand = groupCommitByHand(join(folder, 'by-hand.db'));
  const bare = bareTransaction(join(folder, 'bare.db'));
  const append = ({ stream, expected, event }: Append) =>
    store.append(stream, [event], expected < 0 ? 'no_stream' : BigInt(expected));
  const many = Array.from({ length: clientsInFlight }, client);
  const manyByHand = Array.from({ length: clientsInFlight }, client);
  const [one, oneBare] = [client(), client()];
  const figures = { raw: [], byHand: [], port: [], bare: [], sequential: [] } as Record<string, number[]>;
  const latencies: number[] = [];
  const latenciesByHand: number[] = [];

  for (let round = 0; round < rounds; round++) {
    figures.raw!.push(rawFile(join(folder, 'raw'), appendsPerRound));
    const theirs = await inFlight(manyByHand, appendsPerRound, byHand.append);
    figures.byHand!.push(appendsPerRound / theirs.seconds);
    latenciesByHand.push(...theirs.latencies);
    const ours = await inFlight(many, appendsPerRound, append);
    figures.port!.push(appendsPerRound / ours.seconds);
    latencies.push(...ours.latencies);
    figures.bare!.push(sequentialPerRound / seconds(() => each(oneBare, sequentialPerRound, bare.append)));
    const sequential = await inFlight([one], sequentialPerRound, append);
    figures.sequential!.push(sequentialPerRound / sequential.seconds);
  }

  const logBytes = statSync(`${file}-wal`).size;
  await store.close();
  byHand.close();
  bare.close();
  rmSync(folder, { recursive: true });
  const of = (name: string) => median(figures[name]!);
  return print({
    id: 'P2',
    title: `Durable append through the port, ${clientsInFlight} in flight and one by one`,
    rows: [
      { name: 'raw file, 64 KiB and fdatasync', value: of('raw'), unit: 'events/s' },
      { name: 'SQLite group commit by hand, 64 in flight', value: of('byHand'), unit: 'events/s' },
      {
        name: 'append through the port, 64 in flight (against by hand)',
        value: of('port'),
        unit: 'events/s',
        ratio: of('port') / of('byHand'),
      },
      { name: 'bare SQLite FULL transaction, sequential', value: of('bare'), unit: 'events/s' },
      {
        name: 'append through the port, sequential (against bare)',
        value: of('sequential'),
        unit: 'events/s',
        ratio: of('sequential') / of('bare'),
      },
      ...percentiles('port, 64 in flight', latencies),
      ...percentiles('by hand, 64 in flight', latenciesByHand),
      { name: 'write-ahead log at the end', value: logBytes / 1024 / 1024, unit: 'MiB' },
    ],
  });
}

function each(from: Generator<Append, never>, count: number, work: (next: Append) => void): void {
  for (let n = 0; n < count; n++) work(from.next().value);
}

function seconds(work: () => void): number {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1_000;
}

function percentiles(name: string, values: number[]): BenchRow[] {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return [0.5, 0.99, 0.999, 1].map((share) => ({
    name: `${name}, ${share === 1 ? 'slowest' : `p${share * 100}`} of ${sorted.length}`,
    value: at(share),
    unit: 'ms',
  }));
}

function print(result: BenchResult): BenchResult {
  console.table(
    result.rows.map(({ name, value, unit, ratio }) => ({
      what: name,
      value: Number(value.toPrecision(4)),
      unit,
      ratio: ratio === undefined ? '' : ratio.toFixed(2),
    })),
  );
  return result;
}
