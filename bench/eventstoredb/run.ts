import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { EventStoreDbStore } from '#event-store/eventstoredb';
import { systemClock } from '#kernel';
import { type Append, client as clientOf, inFlight } from '../append/workload.js';
import { type BenchResult, type BenchRow, median } from '../support/result.js';

const title = 'The EventStoreDB adapter beside the client it is made of';
const rounds = 7;
const appendsPerRound = 3_000;
const sequentialPerRound = 500;
const clientsInFlight = 64;
const longStream = 10_000;

/** P7: the adapter beside the client it is made of, on the server that TEST_EVENTSTOREDB_URL names. @public */
export async function run(): Promise<BenchResult> {
  const url = process.env.TEST_EVENTSTOREDB_URL;
  if (url) return { id: 'P7', title, rows: await measure(url) };
  console.warn('P7 is skipped: TEST_EVENTSTOREDB_URL names no EventStoreDB');
  return {
    id: 'P7',
    title,
    rows: [{ name: 'TEST_EVENTSTOREDB_URL named no server', value: undefined, unit: 'events/s' }],
  };
}

async function measure(url: string): Promise<BenchRow[]> {
  // The server may hold somebody's ledger already.
  const namespace = `bench-${randomUUID()}`;
  const store = await EventStoreDbStore.open({ url, namespace, clock: systemClock });
  const raw = EventStoreDBClient.connectionString(url);
  const ours = ({ stream, expected, event }: Append) =>
    store.append(stream, [event], expected < 0 ? 'no_stream' : BigInt(expected));
  const theirs = ({ stream, expected, event }: Append) =>
    rawAppend(raw, url, `${namespace}-raw.${stream}`, expected, [event]);
  const long = `bench-${randomUUID()}`;
  for (let at = 0; at < longStream; at += 500) {
    const events = Array.from({ length: 500 }, () => clientOf().next().value.event);
    await store.append(long, events, at === 0 ? 'no_stream' : BigInt(at - 1));
  }
  const clients = (count: number) => Array.from({ length: count }, clientOf);
  const [many, manyRaw, one, oneRaw] = [
    clients(clientsInFlight),
    clients(clientsInFlight),
    clients(1),
    clients(1),
  ];
  const cases = {
    'append, 64 in flight': [
      () => perSecond(appendsPerRound, () => inFlight(manyRaw, appendsPerRound, theirs)),
      () => perSecond(appendsPerRound, () => inFlight(many, appendsPerRound, ours)),
    ],
    'append, one by one': [
      () => perSecond(sequentialPerRound, () => inFlight(oneRaw, sequentialPerRound, theirs)),
      () => perSecond(sequentialPerRound, () => inFlight(one, sequentialPerRound, ours)),
    ],
    [`read of a stream of ${longStream}`]: [
      () => perSecond(longStream, () => rawRead(raw, `${namespace}.${long}`)),
      () => perSecond(longStream, () => store.readStream(long)),
    ],
  };
  const rows: BenchRow[] = [];
  for (const [name, [anchor, adapter]] of Object.entries(cases)) {
    const [before, after]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      before.push(await anchor!());
      after.push(await adapter!());
    }
    const [theirRate, ourRate] = [median(before), median(after)];
    rows.push({ name: `${name}: the client’s plain path`, value: theirRate, unit: 'events/s' });
    rows.push({
      name: `${name}: the adapter`,
      value: ourRate,
      unit: 'events/s',
      ratio: ourRate / theirRate,
    });
  }
  await raw.dispose();
  await store.close();
  return rows;
}

const rawAppend = (
  raw: EventStoreDBClient,
  url: string,
  stream: string,
  expected: number,
  events: Append['event'][],
) =>
  raw.appendToStream(
    stream,
    events.map(({ id, type, data, metadata }) =>
      jsonEvent({ id, type, data: JSON.parse(data), metadata: JSON.parse(metadata) }),
    ),
    {
      credentials: credentialsOf(url),
      expectedRevision: expected < 0 ? 'no_stream' : BigInt(expected),
      deadline: 10_000,
    },
  );

function credentialsOf(url: string) {
  const [, username = 'nobody', password = 'ignored'] = /^[^/]+\/\/([^:]+):([^@]+)@/.exec(url) ?? [];
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}

async function rawRead(raw: EventStoreDBClient, stream: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { event } of raw.readStream(stream)) found.push(event);
  return found;
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (count / (performance.now() - begin)) * 1_000;
}
