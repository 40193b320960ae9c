import type { Instant, Sealed } from '#kernel';
import type { ViewSchema } from '#read-store';

export const supervisorTaskKinds = ['contact_notice', 'privacy_lifted'] as const;
export type SupervisorTaskKind = (typeof supervisorTaskKinds)[number];

/**
 * `supervisor-tasks`: what only a supervisor can look after (rule P5). `contact_notice`: a contact change that nobody
 * was told of because of Customer Privacy. `privacy_lifted`: a system of record lifted Customer Privacy.
 */
export interface SupervisorTaskDocument {
  readonly kind: SupervisorTaskKind;
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
  /** What was done about it. */
  readonly note?: Sealed<{ readonly text: string }>;
}

export const supervisorTasksView: ViewSchema = {
  name: 'supervisor-tasks',
  version: 3,
  fields: { county: 'text', status: 'text', kind: 'text', contactChangedAt: 'text' },
  indexes: [
    ['county', 'status', 'contactChangedAt'],
    ['county', 'status', 'kind', 'contactChangedAt'],
  ],
};

export const taskId = ({
  kind,
  personId,
  contactChangedAt,
}: Pick<SupervisorTaskDocument, 'kind' | 'personId' | 'contactChangedAt'>): string =>
  kind === 'contact_notice' ? `${personId}@${contactChangedAt}` : `${personId}@${kind}@${contactChangedAt}`;
