import type { Need } from '../command-line/operator.js';

/** For what goes on from something lost: whoever does it says why, and the ledger or the folder keeps it. */
export const reasonNeed: Need = { right: 'ops:projections', byDefault: 'ops', peoplesData: true };
