import { openLedger, pathsIn, type System } from '#composition';
import {
  type LedgerKind,
  type LedgerOrigin,
  lastSeal,
  originText,
  readCheckpoint,
  verifierKey,
} from '#engine';
import type { EventStore } from '#event-store';
import { type Clock, systemRandomness } from '#kernel';
import { loadMasterSecrets } from '#privacy';
import type { Config } from '#settings';

/** The public key of an installation's seals, as its auditors need it. */
export interface LedgerKeys {
  /** SPKI in PEM. */
  readonly pem: string;
  /** One for each ledger, in the form that tools of transparency logs take. */
  readonly verifierKeys: readonly string[];
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
  for (const [kind, store] of Object.entries({ main, looks }) as [LedgerKind, EventStore][]) {
    const last = (await lastSeal(store))?.seal;
    const sealed =
      last !== undefined && 'checkpoint' in last ? readCheckpoint(last.checkpoint)?.origin : undefined;
    const own: LedgerOrigin = { name: config.ledgerName, ledgerId: store.ledgerId, kind };
    verifierKeys.push(
      verifierKey(originText(sealed?.ledgerId === own.ledgerId ? sealed : own), signing.publicKey),
    );
  }
  return { pem: signing.publicKey.export({ format: 'pem', type: 'spki' }).toString(), verifierKeys };
}
