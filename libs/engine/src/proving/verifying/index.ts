export { LedgerCheck } from './ledger-check.js';
export type { LedgerFault } from './ledger-fault.js';
export type { Verification } from './verification.js';
export { type VerifyPorts, verifyLedger } from './verify-ledger.js';
