import type { StoredEvent } from '#event-store';
import { type Actor, type EventTypes, type Instant, type Recorded, systemActor } from '#kernel';

/** Metadata of an event as the engine writes it; the chain adds `prevHash` and `hash`. */
export interface StoredMetadata {
  readonly actor: Actor;
  readonly at: Instant;
  readonly correlation: string;
  readonly causation?: string;
  /** Idempotency: the command's scope, and a keyed digest of what was asked. */
  readonly command?: { readonly scope: string; readonly body?: string };
}

export const metadataOf = (event: StoredEvent) =>
  JSON.parse(event.metadata) as StoredMetadata & { hash?: string };

/** Turns stored events into their newest shape. `undefined`: a name that this program does not know. */
export class Codec {
  constructor(private readonly types: EventTypes) {}

  decode = (stored: StoredEvent): Recorded | undefined => this.decodeWith(stored, metadataOf(stored));

  decodeWith(stored: StoredEvent, metadata: StoredMetadata): Recorded | undefined {
    const current = this.types.current(stored.type, JSON.parse(stored.data));
    if (current === undefined) return undefined;
    return {
      type: current.type,
      data: current.data,
      meta: {
        id: stored.id,
        stream: stored.stream,
        revision: stored.revision,
        position: stored.position,
        actor: metadata.actor ?? systemActor('unknown'),
        recordedAt: metadata.at,
        correlationId: metadata.correlation,
        ...(metadata.causation === undefined ? {} : { causationId: metadata.causation }),
      },
    };
  }
}
