import type { TellingPorts, TimelinePorts } from '#audit';
import { inWords } from './contexts.js';
import type { System } from './hosting/system.js';

/** What auditors' questions are answered with. */
export const auditPorts = (system: System): TimelinePorts & TellingPorts => {
  const { store, engine, queries, personalData, staff } = system;
  return { ...queries, store, codec: engine.codec, personalData, staff, inWords };
};

/** The views that only find the ids of what is told from streams. */
export const auditViews = [
  'case-link-requests',
  'e-messages',
  'e-message-threads',
  'e-message-forms',
  'persons',
  'audit-activity',
] as const;
