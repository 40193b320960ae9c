import type { StoredEvent } from '#event-store';
import { carriesMac } from '../chain.js';
import type { Seal } from '../seals.js';
import type { EventPlace, LedgerFault, SealPlace } from './ledger-fault.js';

/** From the event that seals name on every one carries a `mac`: one without was written by who has no key. */
export class FirstMac {
  private from: number | undefined;
  private lastWithout: EventPlace | undefined;

  /** Undefined when the event carries a `mac`, or need not as far as is known by now. */
  take(event: StoredEvent, place: EventPlace): LedgerFault | undefined {
    if (carriesMac(event)) return undefined;
    if (this.from !== undefined) return { what: lacksMac, ...place };
    this.lastWithout = place;
    return undefined;
  }

  /** Undefined when a seal names the same event as those before it, and what was taken keeps to that. */
  takeSeal({ macFrom, number }: Seal, at: SealPlace): LedgerFault | undefined {
    if (this.from !== undefined && this.from !== macFrom)
      return { what: `seal ${number} changes from where on events carry a mac`, ...at };
    this.from = macFrom;
    const without = this.lastWithout;
    return without === undefined || without.ordinal < macFrom ? undefined : { what: lacksMac, ...without };
  }
}

const lacksMac = 'forged: it carries no mac, although events from before it on do';
