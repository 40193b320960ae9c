import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '#event-store/sqlite';
import { systemClock } from '#kernel';
import { ifInstalled, type PeerName, peers } from '../peers/peer.js';
import { startPostgres } from '../peers/postgres-server.js';
import { bareTransaction, groupCommitByHand } from '../peers/sqlite-by-hand.js';
import { type BenchResult, type BenchRow, median, peerRow } from '../support/result.js';
import { rawFile } from './raw-file.js';
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
  const stopPostgres = await ifInstalled('PostgreSQL', () => startPostgres(folder));
  const others = [await loadOf('postgres', folder), await loadOf('emmett', folder)];
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
    for (const other of others) await other.round();
  }

  const logBytes = statSync(`${file}-wal`).size;
  await store.close();
  byHand.close();
  bare.close();
  for (const other of others) await other.close();
  stopPostgres?.();
  rmSync(folder, { recursive: true });
  const of = (name: string) => median(figures[name]!);
  return {
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
      peerRow('PostgreSQL by hand, 64 in flight', others[0]!.many, 'events/s'),
      peerRow('PostgreSQL by hand, sequential', others[0]!.one, 'events/s'),
      peerRow(
        `emmett-sqlite, 64 in flight (acknowledges early; ${others[1]!.failed()} appends failed)`,
        others[1]!.many,
        'events/s',
      ),
      peerRow('emmett-sqlite, sequential', others[1]!.one, 'events/s'),
      ...percentiles('port, 64 in flight', latencies),
      ...percentiles('by hand, 64 in flight', latenciesByHand),
      { name: 'write-ahead log at the end', value: logBytes / 1024 / 1024, unit: 'MiB' },
    ],
  };
}

/** What a peer does in each round: a tenth of our appends. Measures nothing where the peer is not installed. */
async function loadOf(name: PeerName, folder: string) {
  const peer = await ifInstalled(name, () => peers[name](folder));
  const clients = Array.from({ length: clientsInFlight }, client);
  const figures = { many: [] as number[], one: [] as number[] };
  let failed = 0;
  const append = (next: Append) => peer!.append(next).catch(() => failed++);
  const round = async () => {
    if (peer === undefined) return;
    const [manyAppends, oneAppends] = [appendsPerRound / 10, sequentialPerRound / 10];
    figures.many.push(manyAppends / (await inFlight(clients, manyAppends, append)).seconds);
    figures.one.push(oneAppends / (await inFlight([clients[0]!], oneAppends, append)).seconds);
  };
  return { ...figures, failed: () => failed, round, close: async () => peer?.close() };
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
