import type { Instant } from '#kernel';
import type { ViewSchema } from '#read-store';

/**
 * `supervisor-tasks`: what only a supervisor can look after (spec 10). `contact_notice`: a contact change that nobody
 * was told of because of Customer Privacy. `privacy_lifted`: a system of record lifted Customer Privacy.
 */
export interface SupervisorTaskDocument {
  readonly kind: 'contact_notice' | 'privacy_lifted';
  readonly personId: string;
  readonly county: string;
  readonly status: 'open' | 'settled';
  /** When the contact changed, or Customer Privacy was lifted; names the task together with the person. */
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
  version: 2,
  fields: { county: 'text', status: 'text', contactChangedAt: 'text' },
  indexes: [['county', 'status', 'contactChangedAt']],
};

export const taskId = ({
  kind,
  personId,
  contactChangedAt,
}: Pick<SupervisorTaskDocument, 'kind' | 'personId' | 'contactChangedAt'>): string =>
  kind === 'contact_notice' ? `${personId}@${contactChangedAt}` : `${personId}@${kind}@${contactChangedAt}`;
