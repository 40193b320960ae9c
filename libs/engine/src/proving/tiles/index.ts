export { KeptLeaves, type SealedLeaves } from './kept-leaves.js';
export { type Growth, type KeptUpTo, LedgerTiles } from './ledger-tiles.js';
export { isConsistent, rootByInclusion } from './merkle-proofs.js';
export { ordinalsOf } from './ordinals.js';
export { TileComparison } from './tile-comparison.js';
export { TileFolder, TilesDamaged } from './tile-folder.js';
export { readTlogProof, type TlogProof } from './tlog-proof.js';
