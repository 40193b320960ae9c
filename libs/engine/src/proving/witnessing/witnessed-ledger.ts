import type { EventStore } from '#event-store';
import type { Instant } from '#kernel';
import { type Checkpoint, type LedgerKind, readCheckpoint } from '../checkpoint.js';
import { SealingRefused } from '../sealing/index.js';
import { isFirstSeal } from '../seals.js';
import { lastSeal } from '../standing.js';
import { isConsistent, type LedgerTiles } from '../tiles/index.js';
import { cosignedAt, cosignedNote } from './cosignature.js';
import type { CosignedNotes } from './cosigned-notes.js';
import { type Witness, WitnessTrouble } from './witness.js';

export interface WitnessedPorts {
  readonly store: Pick<EventStore, 'readStream' | 'ledgerId'>;
  readonly kind: LedgerKind;
  readonly tiles: Pick<LedgerTiles, 'consistency' | 'rootAt' | 'keptUpTo'>;
  readonly notes: Pick<CosignedNotes, 'newest' | 'append'>;
  readonly witness: Pick<Witness, 'addCheckpoint' | 'settings'>;
}

/** A checkpoint that the witness has just signed. */
export interface JustCosigned {
  readonly size: number;
  readonly at: Instant;
  readonly note: string;
}

/** Of a ledger's own seals the newest, where it states its whole tree. */
type Sealed = Checkpoint & { readonly note: string };

/** It tells where it is at the first question; seals go on meanwhile. */
const mostQuestions = 4;

/** Has one ledger's newest seal signed by a witness, and believes its memory more than our own. */
export class WitnessedLedger {
  constructor(private readonly ports: WitnessedPorts) {}

  /**
   * Undefined where nothing is new. `anyway`: it is asked even so, for only it knows whether the ledger was cut.
   * @throws SealingRefused when the witness contradicts the ledger, WitnessTrouble, Unavailable
   */
  async ask(
    stopped: AbortSignal,
    { anyway = false }: { readonly anyway?: boolean } = {},
  ): Promise<JustCosigned | undefined> {
    const { store, kind, notes, witness } = this.ports;
    const known = notes.newest({ ledgerId: store.ledgerId, kind });
    let old = known?.size ?? 0;
    for (let question = 1; question <= mostQuestions; question++) {
      const sealed = await this.newest();
      if (sealed === undefined) return undefined;
      if (known !== undefined) this.mustHold(known, sealed);
      if (!anyway && known?.size === sealed.size) return undefined;
      const proof = this.proof(old, sealed);
      const answer = await witness.addCheckpoint({ old, proof, checkpoint: sealed.note }, stopped);
      if (answer.is === 'signed') return this.keep(sealed, answer.lines);
      if (answer.is === 'inconsistent') throw this.otherRoot(old);
      if (answer.size === old) throw old === sealed.size ? this.otherRoot(old) : nonsense(old);
      await this.mustReach(answer.size);
      old = answer.size;
    }
    throw new WitnessTrouble('the witness names another size each time');
  }

  private async newest(): Promise<Sealed | undefined> {
    const seal = (await lastSeal(this.ports.store))?.seal;
    if (seal === undefined || isFirstSeal(seal)) return undefined;
    const stated = readCheckpoint(seal.checkpoint);
    // Under an id from before a renewal it would be another log's.
    if (stated?.origin.ledgerId !== this.ports.store.ledgerId) return undefined;
    return { ...stated, note: seal.checkpoint };
  }

  /** Of what grew, verified before anybody sees it. */
  private proof(old: number, { size, root }: Sealed): readonly string[] {
    if (old === 0 || old >= size) return [];
    const { tiles } = this.ports;
    if ((tiles.keptUpTo?.size ?? 0) < size)
      throw new WitnessTrouble('the hashes that prove it are not kept up to the newest seal yet');
    const proof = tiles.consistency(old, size);
    if (!isConsistent({ before: old, size }, { from: tiles.rootAt(old), to: root }, proof))
      throw new WitnessTrouble(
        'the kept hashes do not lead to the newest seal: make them anew with caseledger ledger tiles',
      );
    return proof;
  }

  private keep({ note, size }: Sealed, lines: string): JustCosigned {
    const { notes, witness } = this.ports;
    const { key } = witness.settings;
    const signed = cosignedNote(note, lines, key);
    const at = signed && cosignedAt(signed, key);
    if (signed === undefined || at === undefined)
      throw new WitnessTrouble(`the witness's answer is not signed with WITNESS_KEY, ${key.name}`);
    notes.append(signed);
    return { size, at, note: signed };
  }

  /** What was signed before must be in what is there now: nobody needs to be asked for that. */
  private mustHold(known: Checkpoint & { readonly at: Instant | undefined }, sealed: Sealed): void {
    if (known.at === undefined) return;
    if (known.size > sealed.size) throw this.cut(known.size, sealed.size);
    if (known.size === sealed.size && known.root !== sealed.root) throw this.otherRoot(known.size);
    const { tiles } = this.ports;
    if (known.size <= (tiles.keptUpTo?.size ?? 0) && tiles.rootAt(known.size) !== known.root)
      throw this.otherRoot(known.size);
  }

  /** Seals were made since the question, maybe: only what goes beyond the newest of all contradicts it. */
  private async mustReach(size: number): Promise<void> {
    const reached = (await this.newest())?.size ?? 0;
    if (size > reached) throw this.cut(size, reached);
  }

  private cut(signed: number, reached: number): SealingRefused {
    return new SealingRefused(
      `the witness ${this.name} signed ${signed} events of it, but its own seals end at ${reached}: the ledger was cut off, or put back from an older copy`,
    );
  }

  private otherRoot(size: number): SealingRefused {
    return new SealingRefused(
      `the witness ${this.name} signed another root over its first ${size} events: the ledger was replaced`,
    );
  }

  private get name(): string {
    return this.ports.witness.settings.key.name;
  }
}

const nonsense = (size: number) =>
  new WitnessTrouble(`the witness refuses the size ${size}, which it names itself`);
