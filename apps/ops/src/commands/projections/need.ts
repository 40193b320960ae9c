import type { Need } from '../../command-line/operator.js';

/** What readers see of people changes with it. */
export const acceptingNeed: Need = { right: 'ops:projections', byDefault: 'ops', peoplesData: true };

/** Views are looked after without seeing anybody's data. */
export const projectionsNeed: Need = { right: 'ops:projections', byDefault: 'ops', peoplesData: false };
