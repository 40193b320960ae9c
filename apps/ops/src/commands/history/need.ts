import type { Need } from '../../command-line/operator.js';

export const historyNeed: Need = { right: 'audit:read', byDefault: 'auditor', peoplesData: true };
