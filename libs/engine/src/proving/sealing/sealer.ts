import type { Actor } from '#kernel';
import { trustingSeals } from '../checkpoint.js';
import { isFirstSeal, type Seal } from '../seals.js';
import { caughtUp } from './catch-up.js';
import { fromTheBeginning, type SealOptions } from './from-the-beginning.js';
import { type KeyChangeWanted, SealWriter } from './seal-writer.js';
import type { SealerPorts, SealingPorts } from './sealer-ports.js';
import { SealingRefused } from './sealing-refused.js';
import { sinceLastSeal } from './since-last-seal.js';

/**
 * Seals what came since the last seal. It remembers nothing between two seals but what the ledger, the seals outside and
 * the record say, and compares them each time: what somebody did to them meanwhile is found, and never signed.
 */
export class Sealer {
  private contradiction: string | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly ports: SealingPorts;
  private readonly writer: SealWriter;

  constructor(ports: SealerPorts) {
    this.ports = { ...ports, keys: trustingSeals(ports.sealKeys) };
    this.writer = new SealWriter(this.ports);
  }

  /** Why nothing is sealed any more, until the next start; undefined while all is well. */
  get refused(): string | undefined {
    return this.contradiction;
  }

  /**
   * Makes one seal over everything that is new; undefined when only seals are, or when sealing stands still.
   * @throws SealingRefused when a contradiction is found, once; Unavailable, OutcomeUnknown
   */
  seal(options: SealOptions = {}): Promise<Seal | undefined> {
    return this.inTurn(() => this.sealNow(options));
  }

  /**
   * Makes a seal behind which the next key signs; undefined where nothing was sealed yet, where another process was
   * faster, or when sealing stands still. @throws SealingRefused, Refused (`no_more_keys`), Unavailable
   */
  changeKey(by: Actor, reason: string): Promise<Seal | undefined> {
    return this.inTurn(() => this.sealNow({}, { by, reason }));
  }

  /** Keeps outside what others sealed, for a process that does not seal now. @throws SealingRefused, Unavailable */
  async keepOthers(): Promise<void> {
    await this.inTurn(() => caughtUp(this.ports));
  }

  /** Somebody else found that something contradicts this ledger: nothing is sealed any more. */
  refuse(contradiction: string): void {
    this.contradiction ??= contradiction;
  }

  /** Two at once would both write outside what is missing there. Does nothing once something contradicted something. */
  private inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
    const unlessRefused = async () => {
      if (this.contradiction !== undefined) return undefined;
      try {
        return await work();
      } catch (error) {
        if (error instanceof SealingRefused) this.contradiction = error.message;
        throw error;
      }
    };
    const mine = this.turn.then(unlessRefused, unlessRefused);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async sealNow(options: SealOptions, change?: KeyChangeWanted): Promise<Seal | undefined> {
    const { inside } = await caughtUp(this.ports);
    if (inside === undefined || isFirstSeal(inside.seal)) {
      // What was never sealed under a key of this version begins with the first one.
      const everything = await fromTheBeginning(this.ports, options);
      return everything && this.writer.write(inside, everything);
    }
    const added = await sinceLastSeal(this.ports, inside.seal);
    if (added === undefined || (added.areOnlySeals && change === undefined)) return undefined;
    const seal = await this.writer.write(inside, added, change);
    if (seal !== undefined) this.ports.tiles?.grow(added.before, added.growth, seal);
    return seal;
  }
}
