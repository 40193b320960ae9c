import type { EventStore } from '#event-store';
import type { Clock, Randomness } from '#kernel';
import type { Chain } from '../chain.js';
import type { LedgerOrigin, SealKey, TrustedKeys } from '../checkpoint.js';
import type { OutsideSeals } from '../outside-seals.js';
import type { SealRecord } from '../standing.js';
import type { LedgerTiles } from '../tiles/index.js';

export interface SealerPorts {
  readonly store: EventStore;
  readonly outside: OutsideSeals;
  readonly record: SealRecord;
  readonly chain: Chain;
  /** One after the other: each signs until a seal of its own names the next one. */
  readonly sealKeys: readonly SealKey[];
  /** Of the ledger that is sealed; a name that was sealed under stays. */
  readonly origin: LedgerOrigin;
  /** Several processes take turns at sealing, each with seals of its own outside. */
  readonly othersSeal?: boolean;
  /** Keeps the hashes of what is sealed, for proofs. Undefined: nobody does here. */
  readonly tiles?: Pick<LedgerTiles, 'grow'>;
  readonly storedName: string;
  /** Of SealKeyChanged. Undefined: no key is changed here. */
  readonly changedName?: string;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** With the public keys that are believed. */
export interface SealingPorts extends SealerPorts {
  readonly keys: TrustedKeys;
}
