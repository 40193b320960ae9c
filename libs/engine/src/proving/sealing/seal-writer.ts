import { type StoredEvent, WrongExpected } from '#event-store';
import { type Actor, Refused, systemActor } from '#kernel';
import { genesis, storedHash } from '../chain.js';
import { type LedgerOrigin, readCheckpoint, type SealKey, signedCheckpoint } from '../checkpoint.js';
import type { MerkleTree } from '../merkle-tree.js';
import { changesKey, changingTo, signerOf } from '../seal-keys.js';
import { isFirstSeal, type Seal, type SealKeyChanged, sealStream } from '../seals.js';
import { type FoundSeal, recordOf } from '../standing.js';
import type { SealingPorts } from './sealer-ports.js';
import { SealingRefused } from './sealing-refused.js';

/** What a seal covers. */
export interface Unsealed {
  /** Of everything up to `last`. */
  readonly tree: MerkleTree;
  readonly macFrom: number;
  readonly last: StoredEvent;
}

/** Somebody wants another key to sign from now on. */
export interface KeyChangeWanted {
  readonly by: Actor;
  readonly reason: string;
}

/** Signs seals and writes them down, each behind the one before it. */
export class SealWriter {
  /** Who signed the last seal, so that it is not looked for each time. */
  private signed: { readonly checkpoint: string; readonly key: SealKey } | undefined;

  constructor(private readonly ports: SealingPorts) {}

  /**
   * Ledger, outside, record: in this order, so that none of them is ever ahead of the one before it. Undefined where
   * another process was faster. @throws SealingRefused, Refused (`no_more_keys`), Unavailable, OutcomeUnknown
   */
  async write(
    inside: FoundSeal | undefined,
    unsealed: Unsealed,
    change?: KeyChangeWanted,
  ): Promise<Seal | undefined> {
    const { store, outside, record } = this.ports;
    const key = this.keyBehind(inside);
    const plain = this.sealOver(unsealed, inside, key);
    const seal = change === undefined ? plain : this.changed(plain, key, change);
    try {
      await store.append(
        sealStream,
        [this.eventOf(seal, inside, change)],
        inside === undefined ? 'no_stream' : inside.event.revision,
      );
    } catch (error) {
      // Another process was faster, or somebody meddled: the next look tells.
      if (error instanceof WrongExpected) return undefined;
      throw error;
    }
    this.signed = change === undefined ? { checkpoint: seal.checkpoint, key } : undefined;
    outside.append(seal);
    record.keep(recordOf(seal));
    return seal;
  }

  private sealOver({ tree, macFrom, last }: Unsealed, inside: FoundSeal | undefined, key: SealKey): Seal {
    const origin = this.originBehind(inside);
    return {
      number: (inside?.seal.number ?? 0) + 1,
      at: this.ports.clock.now(),
      checkpoint: signedCheckpoint({ origin, size: tree.size, root: tree.root() }, key),
      edge: tree.edge,
      macFrom,
      last: { stream: last.stream, revision: Number(last.revision) },
    };
  }

  private eventOf(seal: Seal, inside: FoundSeal | undefined, change: KeyChangeWanted | undefined) {
    const { chain, randomness, storedName, changedName } = this.ports;
    const actor = change?.by ?? systemActor('sealer');
    const type = change === undefined ? storedName : (changedName ?? storedName);
    const metadata = { actor, at: seal.at, correlation: randomness.uuid() };
    return chain.link({ id: randomness.uuid(), type, data: seal }, metadata, {
      stream: sealStream,
      revision: (inside?.event.revision ?? -1n) + 1n,
      prevHash: inside === undefined ? genesis : storedHash(inside.event),
    }).stored;
  }

  /** The key that signs behind a seal. */
  private keyBehind(inside: FoundSeal | undefined): SealKey {
    const { sealKeys, keys } = this.ports;
    if (inside === undefined || isFirstSeal(inside.seal)) return sealKeys[0]!;
    if (this.signed?.checkpoint === inside.seal.checkpoint) return this.signed.key;
    const signer = signerOf(inside.seal, keys.values());
    const at = sealKeys.findIndex(({ publicKey }) => publicKey === signer);
    const key = sealKeys[changesKey(inside.seal) ? at + 1 : at];
    if (key === undefined)
      throw new SealingRefused(`there is no key to seal with behind seal ${inside.seal.number}`);
    return key;
  }

  private changed(seal: Seal, key: SealKey, { reason }: KeyChangeWanted): SealKeyChanged {
    const next = this.ports.sealKeys[this.ports.sealKeys.indexOf(key) + 1];
    if (next === undefined)
      throw new Refused(
        'no_more_keys',
        'every key that comes from this master key was used: none is left to change to',
      );
    return { ...seal, ...changingTo(next, seal, key), reason };
  }

  /** The name that a ledger was first sealed under stays with its id. */
  private originBehind(inside: FoundSeal | undefined): LedgerOrigin {
    const { origin } = this.ports;
    if (inside === undefined || isFirstSeal(inside.seal)) return origin;
    const before = readCheckpoint(inside.seal.checkpoint)?.origin;
    return before?.ledgerId === origin.ledgerId ? before : origin;
  }
}
