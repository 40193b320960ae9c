import { cosignedTopic, type System } from '#composition';
import {
  type Cosigned,
  CosignedNotes,
  type LedgerKind,
  type LedgerRenewal,
  lastEventUnder,
  lastSeal,
  originText,
  readCheckpoint,
  readCosigned,
  renewalsOf,
  signerOf,
  trustingSeals,
  verifierKey,
} from '#engine';
import type { Instant } from '#kernel';

/** How far a ledger is proved, looked at from its ends: the same at any size. */
export interface LedgerStatus {
  readonly ledger: LedgerKind;
  /** Number of seals. */
  readonly seals: number;
  readonly sealedAt?: Instant;
  /** The newest signed note. Undefined before the first seal. */
  readonly checkpoint?: string;
  /** Events under it, and their Merkle root in hex. */
  readonly size: number;
  readonly root?: string;
  /** The key that signed it, as tools of transparency logs take it. */
  readonly key?: string;
  /** Events behind the last seal; the seal itself is one of them. */
  readonly unsealed: number;
  /** One for each restore, copy or new id, the oldest first. */
  readonly renewals: readonly LedgerRenewal[];
  /** Up to how many events proofs can be made by now. */
  readonly provable: number;
  /** The newest checkpoint that the witness signed, and when by its clock. */
  readonly witnessed?: { readonly size: number; readonly at: Instant; readonly by: string };
}

/** `GET /api/v1/audit/ledger`. @throws Unavailable */
export async function ledgerStatus(system: System, ledger: LedgerKind): Promise<LedgerStatus> {
  const { store: main, looksStore, master, tiles } = system;
  const store = ledger === 'main' ? main : looksStore;
  const seal = (await lastSeal(store))?.seal;
  const last = seal && (await lastEventUnder(store, seal));
  const common = {
    ledger,
    seals: seal?.number ?? 0,
    ...(seal && { sealedAt: seal.at }),
    unsealed: await store.countAfter(last?.position),
    renewals: await renewalsOf(store),
    provable: tiles[ledger].keptUpTo?.size ?? 0,
    ...(await witnessed(system, ledger)),
  };
  const stated = seal && 'checkpoint' in seal ? readCheckpoint(seal.checkpoint) : undefined;
  if (stated === undefined || !('checkpoint' in seal!)) return { ...common, size: 0 };
  const signer = signerOf(seal, trustingSeals(master.sealKeys).values()) ?? master.signing.publicKey;
  return {
    ...common,
    checkpoint: seal.checkpoint,
    size: stated.size,
    root: stated.root,
    key: verifierKey(originText(stated.origin), signer),
  };
}

/** What this process was told, or the one that asks now; nothing where the signature is not the witness's. */
async function witnessed(
  { config, folder, notes, store, looksStore }: System,
  kind: LedgerKind,
): Promise<Pick<LedgerStatus, 'witnessed'>> {
  const { witness } = config;
  if (witness === undefined) return {};
  const { ledgerId } = kind === 'main' ? store : looksStore;
  const shared = (await notes.list(cosignedTopic)).find(({ id }) => id === kind)?.note;
  const told = [
    new CosignedNotes(folder.cosigned, witness.key).newest({ ledgerId, kind }),
    readCosigned((shared as { readonly note?: string } | undefined)?.note ?? '', witness.key),
  ].filter((each): each is Cosigned & { at: Instant } => each?.at !== undefined);
  const [newest] = told
    .filter(({ origin }) => origin.ledgerId === ledgerId && origin.kind === kind)
    .toSorted((a, b) => b.size - a.size || (a.at < b.at ? 1 : -1));
  return newest === undefined
    ? {}
    : { witnessed: { size: newest.size, at: newest.at, by: witness.key.name } };
}
