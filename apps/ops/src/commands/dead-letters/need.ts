import type { Need } from '../../command-line/operator.js';

export const deadLettersNeed: Need = { right: 'ops:dead-letters', byDefault: 'ops', peoplesData: true };
