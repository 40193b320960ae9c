import {
  type Chain,
  type CopyCheck,
  LedgerCopy,
  SealFile,
  type TrustedKeys,
  type Verification,
  verifyLedger,
} from '#engine';
import type { EventStore, StoredEvent } from '#event-store';
import type { Clock } from '#kernel';
import { copySeals } from './copy-seals.js';
import type { Progress } from './operation.js';
import { progressOf } from './progress-of.js';
import type { LedgerName } from './verifying/verify-ledger.js';

export interface LedgerCopied extends CopyCheck {
  readonly ledger: LedgerName;
  /** Events that this run appended; the others were there from an earlier one. */
  readonly appended: number;
  /** `ledger verify` of the copy. */
  readonly verdict: Verification;
}

interface LedgerEnd {
  readonly store: EventStore;
  /** The file of seals outside this ledger; undefined where each server mends its own. */
  readonly seals: string | undefined;
}

export interface OneLedgerPorts {
  readonly ledger: LedgerName;
  readonly source: LedgerEnd;
  readonly target: LedgerEnd;
  readonly clock: Clock;
  /** See `LedgerCopy`. */
  readonly atOnce: number;
  readonly keys: TrustedKeys;
  readonly chain: Chain;
}

type Steps<Result> = AsyncGenerator<Progress, Result, void>;

/** The way of one ledger to its target, with its seals, step by step. */
export class OneLedger {
  private readonly copy: LedgerCopy;
  private readonly name: string;
  private total = 0;
  private there = 0;
  private appended = 0;

  constructor(private readonly ports: OneLedgerPorts) {
    const { source, target, ledger } = ports;
    this.copy = new LedgerCopy({ ...ports, source: source.store, target: target.store });
    this.name = ledger === 'main' ? 'ledger' : 'ledger of looks';
  }

  /** Ends with whether all is there already. @throws CopyRefused unless the target is a beginning of the source */
  async *begin(): Steps<boolean> {
    this.total = await this.ports.source.store.countAfter(undefined);
    const { events, isWhole } = yield* this.shown('comparing', this.copy.begin());
    this.there = events;
    return isWhole;
  }

  async *append(): Steps<void> {
    this.appended = yield* this.shown('copying', this.copy.append(), this.there);
  }

  /** Compares everything, then verifies the copy like `ledger verify`, with the seals kept outside the source. */
  async *check(pair?: (original: StoredEvent, copy: StoredEvent) => void): Steps<LedgerCopied> {
    const check = yield* this.shown('checking', this.copy.check(pair));
    const verdict = yield* this.shown('verifying', this.verification());
    return { ledger: this.ports.ledger, appended: this.appended, ...check, verdict };
  }

  /** Once it is verified: the target gets seals outside it, too. */
  async keepSeals(): Promise<void> {
    const { store, seals } = this.ports.target;
    if (seals !== undefined) await copySeals(store, seals);
  }

  private async *verification(): AsyncGenerator<number, Verification, void> {
    const { source, target, keys, chain, ledger } = this.ports;
    const run = verifyLedger({
      store: target.store,
      outside: source.seals === undefined ? undefined : new SealFile(source.seals),
      // Whoever copies from servers need not have the seals that one of them keeps.
      othersSeal: true,
      keys,
      chain,
      kind: ledger,
    });
    for (;;) {
      const step = await run.next();
      if (step.done) return step.value;
      yield step.value.done;
    }
  }

  /** `before`: events that were done with when this began. */
  private async *shown<Result>(
    note: string,
    run: AsyncGenerator<number, Result, void>,
    before = 0,
  ): Steps<Result> {
    const { clock } = this.ports;
    const began = clock.monotonic();
    try {
      for (;;) {
        const step = await run.next();
        if (step.done) return step.value;
        const rest = { done: step.value, total: this.total - before };
        const { total = 0, ...progress } = progressOf(rest, clock.monotonic() - began);
        yield {
          ...progress,
          done: before + step.value,
          total: before + total,
          note: `${note} the ${this.name}`,
        };
      }
    } finally {
      // Stopped between two steps: nothing may be appended any more.
      await run.return(undefined as never);
    }
  }
}
