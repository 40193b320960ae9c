import type { Instant, Language, Sealed, Subject } from '#kernel';
import type { ViewSchema } from '#read-store';
import type { FailureReason, MailChannel } from '../values.js';

/** One outgoing message, as ops see it (rule O2): without personal data, unless it is opened. */
export interface OutboxDocument {
  readonly messageId: string;
  readonly state: 'queued' | 'sending' | 'sent' | 'failed' | 'returned';
  readonly channel: MailChannel;
  readonly template: string;
  readonly language: Language;
  readonly to: Sealed<{ readonly address: string }>;
  readonly params: Readonly<Record<string, string>>;
  readonly sealedParams: Sealed<Readonly<Record<string, string>>> | null;
  readonly cause: { readonly eventId: string; readonly type: string };
  /** Of the cause, to be found by. */
  readonly causeId: string;
  readonly subjectOfData: Subject;
  readonly attempts: number;
  readonly queuedAt: Instant;
  /** When a sender should look at it next; null: never by itself. */
  readonly dueAt: Instant | null;
  readonly sentAt: Instant | null;
  readonly failure: FailureReason | 'too_late' | null;
  /** Why it came back, as mail servers say it (`5.1.1`). */
  readonly returnCode: string | null;
}

export const outboxView: ViewSchema = {
  name: 'outbox',
  version: 2,
  fields: { state: 'text', queuedAt: 'text', dueAt: 'text', causeId: 'text' },
  indexes: [['dueAt'], ['state', 'queuedAt'], ['queuedAt'], ['causeId']],
};
