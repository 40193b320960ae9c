import type { TellingPorts, TimelinePorts } from '#audit';
import { inWords, type System } from '#composition';

/** What auditors' questions are answered with. */
export const auditPorts = ({
  store,
  engine,
  queries,
  personalData,
  staff,
}: System): TimelinePorts & TellingPorts => ({
  ...queries,
  store,
  codec: engine.codec,
  personalData,
  staff,
  inWords,
});

/** The views that only find the ids of what is told from streams. */
export const auditViews = [
  'case-link-requests',
  'e-messages',
  'e-message-threads',
  'e-message-forms',
  'persons',
  'audit-activity',
] as const;
