import { type LedgerKind, type Log, Sealer, SealFile, SealingRefused, signingKeys } from '#engine';
import type { EventStore } from '#event-store';
import type { Actor } from '#kernel';
import { eventTypes } from '../contexts.js';
import type { System } from './system.js';

/** Why a ledger is not sealed any more. */
export interface RefusedSeal {
  readonly ledger: LedgerKind;
  readonly reason: string;
}

/** The last seal under the key before. */
export interface ChangedKey {
  readonly ledger: LedgerKind;
  readonly seal: number;
}

/** Seals both ledgers of an installation. A contradiction stops the sealing of its ledger, and nothing else. */
export class Sealing {
  private readonly sealers: Readonly<Record<LedgerKind, Sealer>>;

  constructor(
    private readonly system: System,
    private readonly log: Pick<Log, 'error'>,
  ) {
    this.sealers = {
      main: sealerOf(system, 'main', new SealFile(system.folder.seals)),
      looks: sealerOf(system, 'looks', new SealFile(system.folder.looksSeals)),
    };
  }

  /** Makes a seal over what is new in each. @throws Unavailable, OutcomeUnknown */
  seal(options: { readonly signal?: AbortSignal; readonly last?: boolean } = {}): Promise<void> {
    return this.each((sealer) => sealer.seal(options));
  }

  /**
   * Lets another key sign from now on: in a ledger that is behind the other one, or in both. @returns those that were changed
   * @throws SealingRefused, Refused (`no_more_keys`), Unavailable
   */
  async changeKey(by: Actor, reason: string): Promise<readonly ChangedKey[]> {
    const { store, looksStore, master } = this.system;
    const used = async (ledger: EventStore) => {
      const { current, retired } = await signingKeys(ledger, [master.signing.publicKey]);
      return current === undefined ? undefined : retired.length;
    };
    const before = { main: await used(store), looks: await used(looksStore) };
    const counts = Object.values(before).filter((count) => count !== undefined);
    const wanted = Math.min(...counts) < Math.max(...counts) ? Math.max(...counts) : Math.max(...counts) + 1;
    const changed: ChangedKey[] = [];
    for (const ledger of ['main', 'looks'] as const) {
      const count = before[ledger];
      if (count === undefined || count >= wanted) continue;
      const seal = await this.sealers[ledger].changeKey(by, reason);
      if (seal !== undefined) changed.push({ ledger, seal: seal.number });
    }
    return changed;
  }

  /** Keeps outside what others sealed. @throws Unavailable */
  keepOthers(): Promise<void> {
    return this.each((sealer) => sealer.keepOthers());
  }

  /** Makes kept hashes that are missing, and what was never made. @throws TilesDamaged, Unavailable */
  async keepHashes(signal?: AbortSignal): Promise<void> {
    for (const ledger of ['main', 'looks'] as const)
      await this.system.tiles[ledger].catchUp(signal === undefined ? {} : { signal });
  }

  /** What somebody else found contradicts a ledger: its sealing stops. */
  refuse(ledger: LedgerKind, reason: string): void {
    this.sealers[ledger].refuse(reason);
    this.say(ledger, reason);
  }

  refused(): readonly RefusedSeal[] {
    return (['main', 'looks'] as const).flatMap((ledger) => {
      const reason = this.sealers[ledger].refused;
      return reason === undefined ? [] : [{ ledger, reason }];
    });
  }

  private async each(work: (sealer: Sealer) => Promise<unknown>): Promise<void> {
    for (const ledger of ['main', 'looks'] as const)
      try {
        await work(this.sealers[ledger]);
      } catch (error) {
        if (!(error instanceof SealingRefused)) throw error;
        this.say(ledger, error.message);
      }
  }

  private say(ledger: LedgerKind, reason: string): void {
    this.log.error(
      { ledger, reason },
      'sealing is refused: run caseledger doctor and caseledger ledger verify; commands go on',
    );
  }
}

function sealerOf(system: System, kind: LedgerKind, outside: SealFile): Sealer {
  const { store, looksStore, chains, sealRecords, tiles, clock, randomness, master, config } = system;
  const ledger = kind === 'main' ? store : looksStore;
  return new Sealer({
    store: ledger,
    outside,
    record: sealRecords[kind],
    chain: chains[kind],
    tiles: tiles[kind],
    sealKeys: master.sealKeys,
    origin: { name: config.ledgerName, ledgerId: ledger.ledgerId, kind },
    othersSeal: config.readStore.kind === 'mongodb',
    storedName: eventTypes.storedName('LedgerSealed'),
    changedName: eventTypes.storedName('SealKeyChanged'),
    clock,
    randomness,
  });
}
