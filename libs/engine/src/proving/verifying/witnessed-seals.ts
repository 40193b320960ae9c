import type { Checkpoint } from '../checkpoint.js';
import { endsBefore, type LedgerFault, type SealPlace } from './ledger-fault.js';

/** What a witness signed of a ledger must be its seals, each of them. */
export class WitnessedSeals {
  private next: Checkpoint | undefined;

  /** In the order in which they were signed. */
  constructor(private readonly signed: Iterator<Checkpoint>) {
    this.advance();
  }

  /** Why a seal contradicts what was signed; undefined when it does not. @throws SealsDamaged */
  take({ size, root }: Pick<Checkpoint, 'size' | 'root'>, at: SealPlace): LedgerFault | undefined {
    // One may be signed twice: nothing came in between.
    for (; this.next !== undefined && this.next.size <= size; this.advance())
      if (this.next.size !== size || this.next.root !== root)
        return {
          what: `the checkpoint over ${this.next.size} events that a witness signed is not that of any seal: the ledger was replaced`,
          ...at,
        };
    return undefined;
  }

  /** A ledger of so many events does not reach what was signed; undefined when it does. */
  unmet(events: number): LedgerFault | undefined {
    if (this.next === undefined) return undefined;
    return endsBefore(events, `the ${this.next.size} events that a witness signed`);
  }

  private advance(): void {
    const { done, value } = this.signed.next();
    this.next = done ? undefined : value;
  }
}
