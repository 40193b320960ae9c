import {
  CosignedNotes,
  type JustCosigned,
  type LedgerKind,
  type Log,
  SealingRefused,
  SealsDamaged,
  TilesDamaged,
  Witness,
  WitnessedLedger,
  WitnessTrouble,
} from '#engine';
import { Unavailable } from '#event-store';
import type { Sealing } from './sealing.js';
import type { System } from './system.js';

/** How it goes with a witness and one ledger, in this process. */
export interface WitnessState {
  readonly ledger: LedgerKind;
  /** Questions in a row that were not answered with a signature; 0 while all is well. */
  readonly failures: number;
  /** Of the last one. */
  readonly trouble?: string;
}

/** Topic of what the witness signed last, by ledger: each process keeps its own file, and one of them asks. */
export const cosignedTopic = 'cosigned';
/** Longer than an installation stands still. */
const rememberedSeconds = 400 * 24 * 3_600;

/**
 * Has the newest seals of both ledgers signed by the witness of `WITNESS_URL`. Nothing waits for it: an outage is said once
 * and tried again. What it contradicts stops the sealing of that ledger, as any outside seal does.
 */
export class Witnessing {
  private readonly ledgers: readonly { readonly kind: LedgerKind; readonly witnessed: WitnessedLedger }[];
  private readonly states = new Map<LedgerKind, WitnessState>();
  /** Only the witness knows whether a ledger was cut while nobody was there. */
  private readonly asked = new Set<LedgerKind>();

  constructor(
    private readonly system: System,
    private readonly sealing: Pick<Sealing, 'refuse' | 'refused'>,
    private readonly log: Pick<Log, 'warn' | 'info'>,
  ) {
    const { config, folder, store, looksStore, tiles, clock } = system;
    const { witness: settings } = config;
    this.ledgers =
      settings === undefined
        ? []
        : (['main', 'looks'] as const).map((kind) => ({
            kind,
            witnessed: new WitnessedLedger({
              store: kind === 'main' ? store : looksStore,
              kind,
              tiles: tiles[kind],
              notes: new CosignedNotes(folder.cosigned, settings.key),
              witness: new Witness(settings, clock),
            }),
          }));
  }

  /** Asks once, unless there is no witness. */
  async ask(stopped: AbortSignal): Promise<void> {
    const refused = new Set(this.sealing.refused().map(({ ledger }) => ledger));
    for (const { kind, witnessed } of this.ledgers)
      if (!refused.has(kind) && !stopped.aborted) await this.askOf(kind, witnessed, stopped);
  }

  state(): readonly WitnessState[] {
    return [...this.states.values()];
  }

  private async askOf(ledger: LedgerKind, witnessed: WitnessedLedger, stopped: AbortSignal): Promise<void> {
    const { failures = 0 } = this.states.get(ledger) ?? {};
    try {
      // Of what the last seal added the proof is made.
      await this.system.tiles[ledger].catchUp({ signal: stopped });
      const signed = await witnessed.ask(stopped, { anyway: !this.asked.has(ledger) });
      this.asked.add(ledger);
      if (signed !== undefined) await this.remember(ledger, signed);
      if (failures > 0) this.log.info({ ledger, failures }, 'the witness signs again');
      this.states.set(ledger, { ledger, failures: 0 });
    } catch (error) {
      if (stopped.aborted) return;
      if (error instanceof SealingRefused) return this.sealing.refuse(ledger, error.message);
      const trouble = troubleOf(error);
      if (failures === 0)
        this.log.warn({ ledger, trouble }, 'the witness did not sign; it is asked again every minute');
      this.states.set(ledger, { ledger, failures: failures + 1, trouble });
    }
  }

  /** For the processes that do not ask. */
  private async remember(ledger: LedgerKind, { note }: JustCosigned): Promise<void> {
    await this.system.notes.put(cosignedTopic, ledger, { note }, rememberedSeconds).catch(() => undefined);
  }
}

/** @throws what is a fault of the program */
function troubleOf(error: unknown): string {
  const isKnown = [WitnessTrouble, TilesDamaged, SealsDamaged, Unavailable].some(
    (each) => error instanceof each,
  );
  // A file that cannot be written says so by a code.
  if (isKnown || (error instanceof Error && 'code' in error)) return (error as Error).message;
  throw error;
}
