import { openLedger, pathsIn } from '#composition';
import { type LedgerOrigin, lastSeal, originText, readCheckpoint, verifierKey } from '#engine';
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
  const { signing } = loadMasterSecrets({
    env,
    dataDir: folder.path,
    create: false,
    randomness: systemRandomness,
  });
  const closers: (() => Promise<void> | void)[] = [];
  const verifierKeys: string[] = [];
  try {
    for (const kind of ['main', 'looks'] as const) {
      const store = await openLedger(kind === 'main' ? 'events' : 'looks', {
        settings: config,
        folder,
        clock,
        randomness: systemRandomness,
        mode: 'reader',
        thread: false,
        closing: (close) => void closers.push(close),
      });
      const last = (await lastSeal(store))?.seal;
      const sealed =
        last !== undefined && 'checkpoint' in last ? readCheckpoint(last.checkpoint)?.origin : undefined;
      const own: LedgerOrigin = { name: config.ledgerName, ledgerId: store.ledgerId, kind };
      verifierKeys.push(
        verifierKey(originText(sealed?.ledgerId === own.ledgerId ? sealed : own), signing.publicKey),
      );
    }
  } finally {
    for (const close of closers) await close();
  }
  return { pem: signing.publicKey.export({ format: 'pem', type: 'spki' }).toString(), verifierKeys };
}
