import type { Instant } from '#kernel';
import type { ViewSchema } from '#read-store';

/** `supervisor-tasks`: a contact change that nobody was told of because of Customer Privacy (spec 10). */
export interface SupervisorTaskDocument {
  readonly kind: 'contact_notice';
  readonly personId: string;
  readonly county: string;
  readonly status: 'open' | 'settled';
  /** When the contact changed; names the task together with the person. */
  readonly contactChangedAt: Instant;
  /** Fields that changed, by name. */
  readonly changed: readonly string[];
  /** Who edited; absent for the system of record. */
  readonly worker?: string;
  readonly settledBy?: string;
  readonly settledAt?: Instant;
}

export const supervisorTasksView: ViewSchema = {
  name: 'supervisor-tasks',
  version: 1,
  fields: { county: 'text', status: 'text', contactChangedAt: 'text' },
  indexes: [['county', 'status', 'contactChangedAt']],
};

export const taskId = (personId: string, contactChangedAt: Instant): string =>
  `${personId}@${contactChangedAt}`;
