import type { Need } from '../../command-line/operator.js';

/** Views are looked after without seeing anybody's data. */
export const projectionsNeed: Need = { right: 'ops:projections', byDefault: 'ops', peoplesData: false };
