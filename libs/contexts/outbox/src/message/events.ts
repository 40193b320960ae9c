import type { Language } from '#kernel';
import { catalogue, type EventsOf, event, type Instant, type Sealed, type Subject } from '#kernel';
import type { FailureReason, MailChannel } from '../values.js';
import { reasonsWereFewer, templateIsText } from './upcasts.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.
// MessageSent is a name of the e-messages, so what goes out by mail or text is an OutgoingMessage.

/** `outbox-{messageId}` */
interface OutgoingMessageQueued {
  readonly messageId: string;
  readonly channel: MailChannel;
  /** Name of the mail, as the context that sends it declares it. */
  readonly template: string;
  readonly language: Language;
  readonly to: Sealed<{ readonly address: string }>;
  /** What the template needs and anybody may read. A one-time code is never here: it is made when it is sent. */
  readonly params: Readonly<Record<string, string>>;
  /** What the template needs and only the addressee may read. */
  readonly sealedParams?: Sealed<Readonly<Record<string, string>>>;
  /** The event that this message tells of. */
  readonly cause: { readonly eventId: string; readonly type: string };
  /** Whose data is in it. */
  readonly subjectOfData: Subject;
  /** After this it is of no use (a code has expired) and is not sent any more. */
  readonly notAfter?: Instant;
  readonly at: Instant;
}
interface SendStarted {
  readonly messageId: string;
  /** From 1. */
  readonly attempt: number;
  readonly at: Instant;
}
interface OutgoingMessageSent {
  readonly messageId: string;
  readonly attempt: number;
  readonly at: Instant;
}
interface SendFailed {
  readonly messageId: string;
  readonly attempt: number;
  readonly why: FailureReason | 'too_late';
  /** When it is tried again; absent: only a person can have it tried again. */
  readonly retryAt?: Instant;
  readonly at: Instant;
}
/** It was taken, or seemed not to be, and came back for good. */
interface OutgoingMessageReturned {
  readonly messageId: string;
  readonly template: string;
  /** The event that it told of: whoever waits for its arrival finds it by this. */
  readonly cause: { readonly eventId: string; readonly type: string };
  /** Enhanced status code (RFC 3463), such as `5.1.1`. */
  readonly code: string;
  readonly at: Instant;
}

export const outboxEvents = catalogue('outbox', {
  OutgoingMessageQueued: event<OutgoingMessageQueued>('A mail or text shall go out.', {
    version: 2,
    upcasts: [templateIsText],
  }),
  SendStarted: event<SendStarted>('A sender began to hand a message over.'),
  OutgoingMessageSent: event<OutgoingMessageSent>('A message was handed over.'),
  SendFailed: event<SendFailed>('A message could not be handed over.', {
    version: 2,
    upcasts: [reasonsWereFewer],
  }),
  OutgoingMessageReturned: event<OutgoingMessageReturned>('A mail came back for good.'),
});

export type OutboxEvent = EventsOf<typeof outboxEvents>;
export type Queued = Extract<OutboxEvent, { type: 'OutgoingMessageQueued' }>['data'];
