import type { Need } from '../../command-line/operator.js';

export const outboxNeed: Need = { right: 'ops:outbox', byDefault: 'ops', peoplesData: true };
