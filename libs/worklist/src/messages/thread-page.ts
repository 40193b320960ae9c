import { type ThreadDetail, type ThreadEvent, threadDecider, threadDetail } from '#contexts/e-messages';
import { StreamNotFound } from '#event-store';
import { NotFound, type Recorded, streamName, type ThreadId } from '#kernel';
import type { StreamPorts } from '../newest-events.js';

/** Events of a thread that are read at once. */
const atOnce = 500;

/** Everything that was written in a thread, from its stream. @throws NotFound */
export async function threadPage({ store, codec }: StreamPorts, id: ThreadId): Promise<ThreadDetail> {
  const stream = streamName(threadDecider, id);
  const events: Recorded<ThreadEvent>[] = [];
  try {
    for (let from = 0n; ; ) {
      const stored = await store.readStream(stream, { from, max: atOnce });
      events.push(...stored.flatMap((each) => (codec.decode(each) ?? []) as Recorded<ThreadEvent>));
      if (stored.length < atOnce) break;
      from = stored.at(-1)!.revision + 1n;
    }
  } catch (error) {
    if (error instanceof StreamNotFound) throw new NotFound();
    throw error;
  }
  const detail = threadDetail(events);
  if (detail === undefined) throw new NotFound();
  return detail;
}
