import type { Recorded } from '#kernel';
import { type StreamPorts, streamPages } from '../subjects/read-stream.js';
import { belongs, type SubjectStream } from '../subjects/streams-of.js';
import { isOlder, newestFirst, type Place, placeOf } from './place.js';

/**
 * So many events are looked at before the newest of them is told: a clock may step back, so that an event has an earlier time than
 * the one before it in its stream.
 */
const lookAhead = 64;

/** The events of a stream that belong to the subject and are older than a place, newest first, read no further than asked. */
export async function* backwards(
  ports: StreamPorts,
  stream: SubjectStream,
  before: Place | undefined,
): AsyncIterable<Recorded> {
  const from = before === undefined ? undefined : await startOf(ports, stream.name, before);
  if (from === 'nothing') return;
  const waiting: Recorded[] = [];
  for await (const page of streamPages(ports, stream.name, {
    direction: 'backwards',
    from,
    size: lookAhead,
  })) {
    const wanted = page.filter(
      (each) => belongs(stream, each) && (before === undefined || isOlder(placeOf(each), before)),
    );
    waiting.push(...wanted);
    waiting.sort((a, b) => newestFirst(placeOf(a), placeOf(b)));
    while (waiting.length > lookAhead) yield waiting.shift()!;
    // A page of somebody who left the case long ago, or of what was told already, is passed over whole.
  }
  yield* waiting;
}

/** The revision to begin at: a little behind the last event older than the place, found by halving. */
async function startOf(
  ports: StreamPorts,
  stream: string,
  before: Place,
): Promise<bigint | undefined | 'nothing'> {
  const [newest] = await first(ports, stream, undefined);
  if (newest === undefined) return 'nothing';
  if (isOlder(placeOf(newest), before)) return undefined;
  let [below, above] = [-1n, newest.meta.revision];
  while (above - below > 1n) {
    const middle = (below + above) / 2n;
    const [event] = await first(ports, stream, middle);
    if (event !== undefined && isOlder(placeOf(event), before)) below = middle;
    else above = middle;
  }
  const start = below + BigInt(lookAhead);
  return start >= newest.meta.revision ? undefined : start < 0n ? 0n : start;
}

async function first(
  ports: StreamPorts,
  stream: string,
  from: bigint | undefined,
): Promise<readonly Recorded[]> {
  for await (const page of streamPages(ports, stream, { direction: 'backwards', from, size: 1 })) return page;
  return [];
}
