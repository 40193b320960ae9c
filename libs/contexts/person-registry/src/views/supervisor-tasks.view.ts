import type { Instant, Sealed } from '#kernel';
import type { ViewSchema } from '#read-store';
import type { PaperReason } from '../values.js';

export const supervisorTaskKinds = ['contact_notice', 'privacy_lifted', 'send_paper'] as const;
export type SupervisorTaskKind = (typeof supervisorTaskKinds)[number];

/**
 * `supervisor-tasks`: what only a supervisor can look after (rules P5, M12). `contact_notice`: a contact change that nobody
 * was told of because of Customer Privacy. `privacy_lifted`: a system of record lifted Customer Privacy. `send_paper`: a
 * letter has to go out.
 */
export interface SupervisorTaskDocument {
  readonly kind: SupervisorTaskKind;
  readonly personId: string;
  readonly county: string;
  readonly status: 'open' | 'settled';
  /** When the contact changed, Customer Privacy was lifted, or a letter became necessary; names the task together with the person. */
  readonly contactChangedAt: Instant;
  /** Fields that changed, by name. */
  readonly changed: readonly string[];
  /** Who edited; absent for the system of record. */
  readonly worker?: string;
  /** Of a letter: why it goes out, and which notice it is, if it is one. */
  readonly why?: PaperReason;
  readonly messageId?: string;
  readonly settledBy?: string;
  readonly settledAt?: Instant;
  /** What was done about it. */
  readonly note?: Sealed<{ readonly text: string }>;
}

export const supervisorTasksView: ViewSchema = {
  name: 'supervisor-tasks',
  version: 4,
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
