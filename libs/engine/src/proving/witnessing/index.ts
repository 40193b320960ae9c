export { cosignedFault } from './cosigned-fault.js';
export { type Cosigned, CosignedNotes, readCosigned } from './cosigned-notes.js';
export { Witness, type WitnessSettings, WitnessTrouble } from './witness.js';
export { type JustCosigned, WitnessedLedger } from './witnessed-ledger.js';
