import type { Checkpoint } from '../checkpoint.js';
import { endsBefore, type LedgerFault, type SealPlace } from './ledger-fault.js';

/** What somebody kept elsewhere of a ledger must be one of its seals. */
export class KeptCheckpoint {
  private isMet = false;

  /** Undefined: nobody kept one. */
  constructor(private readonly kept: Checkpoint | undefined) {}

  /** Why a seal contradicts what was kept; undefined when it does not. */
  take({ size, root }: Pick<Checkpoint, 'size' | 'root'>, at: SealPlace): LedgerFault | undefined {
    const { kept } = this;
    if (kept === undefined || this.isMet || size < kept.size) return undefined;
    this.isMet = true;
    if (size === kept.size && root === kept.root) return undefined;
    return {
      what:
        size === kept.size
          ? `the checkpoint that was kept elsewhere states another root over its ${size} events: the ledger was replaced, or the checkpoint is one of another`
          : `no seal covers the ${kept.size} events of the checkpoint that was kept elsewhere: the ledger was replaced, or the checkpoint is one of another`,
      ...at,
    };
  }

  /** A ledger of so many events does not reach what was kept; undefined when it does. */
  unmet(events: number): LedgerFault | undefined {
    if (this.kept === undefined || this.isMet) return undefined;
    return endsBefore(events, `the ${this.kept.size} events of the checkpoint that was kept elsewhere`);
  }
}
