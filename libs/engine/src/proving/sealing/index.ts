export { Sealer } from './sealer.js';
export { SealingRefused } from './sealing-refused.js';
