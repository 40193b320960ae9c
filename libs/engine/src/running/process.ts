import { type Actor, type DomainEvent, type EventPlace, type Recorded, systemActor } from '#kernel';

/**
 * A flow that an event starts: a durable subscription that issues idempotent commands keyed by that event.
 * `handle` is called at least once for each event, in ledger order; it throws to be called again later.
 */
export interface Process<Event extends DomainEvent = DomainEvent> {
  /** A sentence in kebab-case: `close-requests-of-linked-accounts`. */
  readonly name: string;
  /** The events it may be interested in: no other one is even read. */
  readonly types: readonly Event['type'][];
  /**
   * Where it begins on a ledger that had other processes before it came: `now` for what nobody wants about the past, a mail
   * for example.
   */
  readonly begins: 'now' | 'beginning';
  /** Wait until the event is this old: for fallbacks that only mend what a crashed command left half done. */
  readonly afterMilliseconds?: number;
  interestedIn(event: Recorded<Event>): boolean;
  handle(event: Recorded<Event>, context: CommandContext): Promise<void>;
}

/** Who asks, why, and under which key a repeat is recognised. */
export interface CommandContext {
  readonly actor: Actor;
  /** Name of the command, part of the idempotency scope. */
  readonly command: string;
  /** A UUID from the caller, or the id of the event that caused it. */
  readonly idempotencyKey: string;
  /** Canonical JSON of what was asked: the same key with another body is refused. Only its HMAC is kept. */
  readonly body?: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** Where the causing event stands, so that it is found without an index of ids. */
  readonly cause?: EventPlace;
}

/** How a process acts on an event: known again by that event's id, and naming it as the cause. */
export const causedBy = (process: string, { meta }: Recorded): CommandContext => ({
  actor: systemActor(process),
  command: process,
  idempotencyKey: meta.id,
  correlationId: meta.correlationId,
  causationId: meta.id,
  cause: { stream: meta.stream, revision: meta.revision },
});
