import type { Actor } from './actor.js';
import type { Instant } from './clock.js';

/** Something that happened, in its newest shape. `type` is the short name of the catalogue entry. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** What the ledger knows about an event beside its data. */
export interface EventMeta {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  /** Opaque, comparable within one ledger only. */
  readonly position: string;
  readonly actor: Actor;
  readonly recordedAt: Instant;
  readonly correlationId: string;
  readonly causationId?: string;
  /** Where the event stands that caused it; absent in what was written before that was kept. */
  readonly cause?: EventPlace | undefined;
}

/** Where an event stands for ever: its stream and its revision there. */
export interface EventPlace {
  readonly stream: string;
  readonly revision: bigint;
}

/** A domain event as it was read back from the ledger. */
export type Recorded<Event extends DomainEvent = DomainEvent> = Event & { readonly meta: EventMeta };
