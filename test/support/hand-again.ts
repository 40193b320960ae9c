import { eventTypes } from '#composition';
import { Codec, type Process } from '#engine';
import type { EventStore } from '#event-store';

/** Hands every event to these processes again, as a durable subscription does after a restart. */
export async function handAgain(store: EventStore, processes: readonly Process[]): Promise<void> {
  const codec = new Codec(eventTypes);
  for await (const page of store.readAll())
    for (const stored of page) {
      const event = codec.decode(stored)!;
      const { id } = event.meta;
      for (const process of processes)
        if (process.interestedIn(event))
          await process.handle(event, {
            actor: { kind: 'system', id: process.name },
            command: process.name,
            idempotencyKey: id,
            correlationId: id,
          });
    }
}
