import type { OutboxDocument } from '#contexts/outbox';

export class OutboxCause {
  eventId!: string;
  type!: string;
}

export class OutboxMessage {
  messageId!: string;
  state!: OutboxDocument['state'];
  channel!: OutboxDocument['channel'];
  template!: string;
  language!: OutboxDocument['language'];

  /** The event that asked for it. */
  cause!: OutboxCause;
  attempts!: number;
  queuedAt!: string;
  sentAt!: string | null;

  /** When it is tried next by itself; null: never. */
  nextTryAt!: string | null;

  /** Why the last sending failed. */
  failure!: OutboxDocument['failure'];

  /** Of a mail that came back: why, as mail servers say it (RFC 3463). */
  returnCode!: string | null;

  /** In demo mode only. */
  to?: string;

  /** In demo mode only; null for a text. */
  subject?: string | null;

  /** In demo mode only. */
  text?: string;
}

export class OutboxRetryResponse {
  messageId!: string;
}

export class OutboxReturnedResponse {
  messageId!: string;
  state!: 'returned';
}

export class OutboxResponse {
  items!: OutboxMessage[];

  /** The cursor of the next page; null on the last one. */
  next!: string | null;
}
