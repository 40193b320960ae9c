import type { Instant } from '#kernel';
import type { ViewSchema } from '#read-store';

/** Where an event stands that somebody did, or that another one caused; by the event's id. Holds no personal data. */
export interface ActivityDocument {
  /** Its short name in the catalogue. */
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  /** When it was recorded. */
  readonly at: Instant;
  /** Orders events of one moment. */
  readonly position: string;
  /** Who did it, of those who act by their office; null: a customer, a source or the program. */
  readonly worker: string | null;
  /** Id of the event that caused it. */
  readonly cause: string | null;
}

export const activityView: ViewSchema = {
  name: 'audit-activity',
  version: 2,
  fields: { type: 'text', worker: 'text', at: 'text', position: 'text', cause: 'text' },
  indexes: [['worker', 'at', 'position'], ['cause']],
};
