import type { TrustedKeys } from '../checkpoint.js';
import type { SealCursor } from '../outside-seals.js';
import { type AnySeal, isSameSeal, type KeptSeal, keptSeal, signatureFault } from '../seals.js';
import { endsBefore, type LedgerFault, type SealPlace } from './ledger-fault.js';

/** How a ledger that was read to its end stands to what is known of its seals. */
export interface LedgerEnd {
  /** Where people find the seals outside. */
  readonly place: string;
  /** Several processes take turns at sealing: seals outside may end earlier. */
  readonly mayLag: boolean;
  /** The number of the ledger's last seal by now, for a server that runs seals on. */
  readonly newest: number;
  /** The number of the seal that was recorded last; 0 where none was. */
  readonly recorded: number;
  /** As many as the ledger holds. */
  readonly events: number;
}

/** Compares a ledger's own seals with those kept outside it, one after the other. */
export class OutsideComparison {
  private readonly notYetOutside: { readonly seal: KeptSeal; readonly at: SealPlace }[] = [];
  /** Of the last one that was read outside. */
  private number = 0;

  /** `keys` may come to know more ones on the way. */
  constructor(
    private readonly cursor: SealCursor | undefined,
    private readonly keys: TrustedKeys,
  ) {}

  /** Takes the ledger's next seal; undefined when the one outside is the same, or not there yet. */
  take(seal: AnySeal, at: SealPlace): LedgerFault | undefined {
    if (this.cursor === undefined) return undefined;
    this.notYetOutside.push({ seal: keptSeal(seal), at });
    return this.catchUp();
  }

  /** A seal stands in the ledger first, so none may be outside that is not here; a moment later it is there, too. */
  catchUp(): LedgerFault | undefined {
    for (let own = this.notYetOutside[0]; own !== undefined; own = this.notYetOutside[0]) {
      const kept = this.cursor?.next();
      if (kept === undefined) return undefined;
      const wrong = this.faultOf(kept, own.seal.number);
      if (wrong !== undefined) return { what: wrong, ...own.at };
      if (!isSameSeal(kept, own.seal))
        return { what: `seal ${kept.number} differs from the one kept outside the ledger`, ...own.at };
      this.notYetOutside.shift();
      this.number = kept.number;
    }
    return undefined;
  }

  /** Seals kept outside, or recorded, that go further than the ledger, or end too early. */
  finish({ place, mayLag, newest, recorded, events }: LedgerEnd): LedgerFault | undefined {
    const wrong = this.notYetOutside.length === 0 ? this.takeLater() : undefined;
    if (wrong !== undefined) return wrong;
    if (this.number > newest)
      return endsBefore(events, `seal ${this.number}, which is kept outside it (${place})`, this.number);
    if (recorded > newest) return endsBefore(events, `seal ${recorded}, which was recorded`, recorded);
    if (this.cursor === undefined) return undefined;
    if (recorded <= this.number && (this.notYetOutside.length <= 1 || mayLag)) return undefined;
    return {
      what: `the seals kept outside the ledger (${place}) end at ${this.number}, the ledger's own at ${newest}: the file was lost, cut off or put back from an older copy; put it back from its backup`,
      seal: this.number,
    };
  }

  /** Seals outside that were made since the ledger's end was read. */
  private takeLater(): LedgerFault | undefined {
    for (let kept = this.cursor?.next(); kept !== undefined; kept = this.cursor?.next()) {
      const wrong = this.faultOf(kept, this.number + 1);
      if (wrong !== undefined) return { what: wrong, seal: kept.number };
      this.number = kept.number;
    }
    return undefined;
  }

  private faultOf(kept: KeptSeal, wanted: number): string | undefined {
    const wrong =
      signatureFault(kept, this.keys) ??
      (kept.number === wanted
        ? undefined
        : `${kept.number} stands where ${wanted} belongs: some were removed, repeated or put back`);
    return wrong && `among the seals kept outside the ledger: ${wrong}`;
  }
}
