import { type StoredEvent, Unavailable } from '#event-store';
import {
  type Actor,
  type EventMeta,
  type EventPlace,
  type EventTypes,
  type Instant,
  type Recorded,
  systemActor,
} from '#kernel';

/** Metadata of an event as the engine writes it; the chain adds `hash`, `mac` and `prevHash`. */
export interface StoredMetadata {
  readonly actor: Actor;
  readonly at: Instant;
  readonly correlation: string;
  readonly causation?: string;
  /** Where that one stands. */
  readonly cause?: { readonly stream: string; readonly revision: string };
  /** Idempotency: the command's scope, and a keyed digest of what was asked. */
  readonly command?: { readonly scope: string; readonly body?: string };
}

export const metadataOf = (event: StoredEvent) => JSON.parse(event.metadata) as StoredMetadata;

/** The ledger holds an event that this program does not know: a newer one wrote it, and is to be asked. */
export class UnknownEvent extends Unavailable {
  constructor({ type, stream }: Pick<StoredEvent, 'type' | 'stream'>) {
    super(`${type} in ${stream} is not known: run the version that wrote it, or a newer one`);
  }
}

/** Turns stored events into their newest shape. `undefined`: a name that this program does not know. */
export class Codec {
  constructor(private readonly types: EventTypes) {}

  isNewer = (storedName: string): boolean => this.types.isNewer(storedName);

  decode = (stored: StoredEvent): Recorded | undefined => {
    const current = this.types.current(stored.type, JSON.parse(stored.data));
    if (current === undefined) return undefined;
    return { type: current.type, data: current.data, meta: new LazyMeta(stored) };
  };
}

/** Most folds never ask who and when: metadata is parsed when somebody does. */
class LazyMeta implements EventMeta {
  private parsed: StoredMetadata | undefined;

  constructor(private readonly stored: StoredEvent) {}

  get id() {
    return this.stored.id;
  }
  get stream() {
    return this.stored.stream;
  }
  get revision() {
    return this.stored.revision;
  }
  get position() {
    return this.stored.position;
  }
  get actor(): Actor {
    return this.metadata.actor ?? systemActor('unknown');
  }
  get recordedAt(): Instant {
    return this.metadata.at;
  }
  get correlationId(): string {
    return this.metadata.correlation;
  }
  get causationId(): string | undefined {
    return this.metadata.causation;
  }
  get cause(): EventPlace | undefined {
    const { cause } = this.metadata;
    return cause && { stream: cause.stream, revision: BigInt(cause.revision) };
  }

  private get metadata(): StoredMetadata {
    this.parsed ??= metadataOf(this.stored);
    return this.parsed;
  }
}
