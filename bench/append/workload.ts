import { randomUUID } from 'node:crypto';
import type { NewEvent } from '#event-store';

/** One append: the next event of a stream. */
export interface Append {
  readonly stream: string;
  /** Revision of the stream's last event; -1 when the stream is new. */
  readonly expected: number;
  readonly event: NewEvent;
}

export const eventBytes = 600;
const eventsPerStream = 10;
const data = JSON.stringify({ text: 'x'.repeat(389) });
const metadata = JSON.stringify({ text: 'y'.repeat(189) });

/** Appends of one client: 600-byte events in streams of ten. */
export function* client(): Generator<Append, never> {
  for (;;) {
    const stream = `person-${randomUUID()}`;
    for (let n = 0; n < eventsPerStream; n++)
      yield {
        stream,
        expected: n - 1,
        event: { id: randomUUID(), type: 'bench.Appended.v1', data, metadata },
      };
  }
}

/** Clients that each have one append in flight, until `total` are done. Returns the milliseconds each one took. */
export async function inFlight(
  clients: readonly Generator<Append, never>[],
  total: number,
  append: (next: Append) => Promise<unknown>,
): Promise<{ readonly seconds: number; readonly latencies: Float64Array }> {
  const latencies = new Float64Array(total);
  let started = 0;
  const begin = performance.now();
  await Promise.all(
    clients.map(async (each) => {
      while (started < total) {
        const index = started++;
        const { value } = each.next();
        const from = performance.now();
        await append(value);
        latencies[index] = performance.now() - from;
      }
    }),
  );
  return { seconds: (performance.now() - begin) / 1_000, latencies };
}
