import { Gauge, type Registry } from 'prom-client';
import type { Runtime } from '#composition';
import type { LedgerKind } from '#engine';
import { type Instant, millisecondsBetween } from '#kernel';
import type { LedgerStatus } from '../ledger-status.js';

const ledgers = ['main', 'looks'] as const satisfies readonly LedgerKind[];

/** How far both ledgers are sealed, and how it goes with the witness. */
export class SealMetrics {
  private readonly refused;
  private readonly age;
  private readonly unsealed;
  private readonly witnessFailures;
  private readonly witnessedAge;

  constructor(registry: Registry) {
    const gauge = (name: string, help: string) =>
      new Gauge({ name, help, labelNames: ['ledger'], registers: [registry] });
    this.refused = gauge(
      'caseledger_sealing_refused',
      '1 while a ledger is not sealed, for something contradicts something: see the log.',
    );
    this.age = gauge(
      'caseledger_seal_age_seconds',
      'Seconds since the last seal of a ledger; +Inf where there is none.',
    );
    this.unsealed = gauge(
      'caseledger_unsealed_events',
      'Events behind the last seal; the seal itself is one of them.',
    );
    this.witnessFailures = gauge(
      'caseledger_witness_failures',
      'How often in a row the witness did not sign, in the process that asks it.',
    );
    this.witnessedAge = gauge(
      'caseledger_witnessed_age_seconds',
      'Seconds since the newest time of the witness; +Inf where it never signed. Nothing new, nothing asked.',
    );
  }

  /** What this process knows without asking anybody. */
  readOwn({ sealingRefused, witness }: Pick<Runtime, 'sealingRefused' | 'witness'>): void {
    const refused = new Set(sealingRefused().map(({ ledger }) => ledger));
    for (const ledger of ledgers) this.refused.set({ ledger }, refused.has(ledger) ? 1 : 0);
    // Another process may ask by now.
    this.witnessFailures.reset();
    for (const { ledger, failures } of witness()) this.witnessFailures.set({ ledger }, failures);
  }

  async read(
    statusOf: (ledger: LedgerKind) => Promise<LedgerStatus>,
    { now, isWitnessed }: { readonly now: Instant; readonly isWitnessed: boolean },
  ): Promise<void> {
    const since = (at: Instant | undefined) =>
      at === undefined ? Number.POSITIVE_INFINITY : millisecondsBetween(at, now) / 1_000;
    for (const ledger of ledgers) {
      const { sealedAt, unsealed, witnessed } = await statusOf(ledger);
      this.age.set({ ledger }, since(sealedAt));
      this.unsealed.set({ ledger }, unsealed);
      if (isWitnessed) this.witnessedAge.set({ ledger }, since(witnessed?.at));
    }
  }
}
