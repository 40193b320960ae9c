import { openLedger, pathsIn, type System } from '#composition';
import {
  type AnySeal,
  type LedgerKind,
  type LedgerOrigin,
  lastSeal,
  originText,
  readCheckpoint,
  signingKeys,
  verifierKey,
} from '#engine';
import type { EventStore } from '#event-store';
import { type Clock, type Instant, systemRandomness } from '#kernel';
import { loadMasterSecrets } from '#privacy';
import type { Config } from '#settings';

/** The public key of an installation's seals, as its auditors need it. */
export interface LedgerKeys {
  /** SPKI in PEM. */
  readonly pem: string;
  /** One for each ledger, in the form that tools of transparency logs take. */
  readonly verifierKeys: readonly string[];
  /** Keys that signed before, the oldest first. */
  readonly retired: readonly RetiredVerifierKey[];
}

/** A key that counts only up to so many events of its ledger. */
interface RetiredVerifierKey {
  readonly verifierKey: string;
  readonly ledger: LedgerKind;
  readonly size: number;
  /** Its last seal. */
  readonly seal: number;
  readonly at: Instant;
  readonly reason: string;
}

/** `caseledger ledger key`: nothing secret. @throws StoreRefused, Unavailable, MasterKeyRefused */
export async function ledgerKeys(
  config: Config,
  { env, clock }: { readonly env: Readonly<Record<string, string | undefined>>; readonly clock: Clock },
): Promise<LedgerKeys> {
  const folder = pathsIn(config.dataDir);
  const master = loadMasterSecrets({
    env,
    dataDir: folder.path,
    create: false,
    randomness: systemRandomness,
  });
  const closers: (() => Promise<void> | void)[] = [];
  const opening = {
    settings: config,
    folder,
    clock,
    randomness: systemRandomness,
    mode: 'reader',
    thread: false,
    closing: (close: () => Promise<void> | void) => void closers.push(close),
  } as const;
  try {
    const store = await openLedger('events', opening);
    const looksStore = await openLedger('looks', opening);
    return await ledgerKeysOf({ config, store, looksStore, master });
  } finally {
    for (const close of closers) await close();
  }
}

/** The same, for whoever has the ledgers open. @throws Unavailable */
export async function ledgerKeysOf({
  config,
  store: main,
  looksStore: looks,
  master: { signing },
}: Pick<System, 'config' | 'store' | 'looksStore' | 'master'>): Promise<LedgerKeys> {
  const verifierKeys: string[] = [];
  const retired: RetiredVerifierKey[] = [];
  let newest = signing.publicKey;
  for (const [ledger, store] of Object.entries({ main, looks }) as [LedgerKind, EventStore][]) {
    const keys = await signingKeys(store, [signing.publicKey]);
    const current = keys.current ?? signing.publicKey;
    if (ledger === 'main') newest = current;
    const last = (await lastSeal(store))?.seal;
    const sealed = last && originOf(last);
    const own: LedgerOrigin = { name: config.ledgerName, ledgerId: store.ledgerId, kind: ledger };
    verifierKeys.push(verifierKey(originText(sealed?.ledgerId === own.ledgerId ? sealed : own), current));
    for (const { publicKey, seal } of keys.retired)
      retired.push({
        verifierKey: verifierKey(originText(originOf(seal)!), publicKey),
        ledger,
        size: readCheckpoint(seal.checkpoint)!.size,
        seal: seal.number,
        at: seal.at,
        reason: seal.reason,
      });
  }
  return { pem: newest.export({ format: 'pem', type: 'spki' }).toString(), verifierKeys, retired };
}

const originOf = (seal: AnySeal): LedgerOrigin | undefined =>
  'checkpoint' in seal ? readCheckpoint(seal.checkpoint)?.origin : undefined;
