import type { Instant, Language, Sealed, Subject } from '#kernel';
import type { ViewSchema } from '#read-store';
import type { FailureReason, MailChannel } from '../values.js';

/** One outgoing message, as ops see it (rule O2): without personal data, unless it is opened. */
export interface OutboxDocument {
  readonly messageId: string;
  readonly state: 'queued' | 'sending' | 'sent' | 'failed';
  readonly channel: MailChannel;
  readonly template: string;
  readonly language: Language;
  readonly to: Sealed<{ readonly address: string }>;
  readonly params: Readonly<Record<string, string>>;
  readonly sealedParams: Sealed<Readonly<Record<string, string>>> | null;
  readonly cause: { readonly eventId: string; readonly type: string };
  readonly subjectOfData: Subject;
  readonly attempts: number;
  readonly queuedAt: Instant;
  /** When a sender should look at it next; null: never by itself. */
  readonly dueAt: Instant | null;
  readonly sentAt: Instant | null;
  readonly failure: FailureReason | 'too_late' | null;
}

export const outboxView: ViewSchema = {
  name: 'outbox',
  version: 1,
  fields: { state: 'text', queuedAt: 'text', dueAt: 'text' },
  indexes: [['dueAt'], ['state', 'queuedAt'], ['queuedAt']],
};
