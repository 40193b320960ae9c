import type { CaseLinkRequestDocument, Note, RejectReason, VerificationMethod } from '#contexts/case-linking';
import type { Actor, CountyCode, Instant } from '#kernel';
import type { Vault } from '#privacy';

/** What a request ended with: who decided, when, how identity was verified, and what was noted. */
export interface Decision {
  readonly status: 'Processed' | 'Rejected';
  readonly at: Instant;
  /** null: because of another county's decision, or by the nightly batch. */
  readonly by: Actor | null;
  /** null for a rejection. */
  readonly cause: 'direct' | 'sibling' | 'batch' | null;
  /** null for a link. */
  readonly reason: RejectReason | null;
  readonly methods: readonly VerificationMethod[];
  readonly note: string | null;
  /** Why a supervisor passed over the cool-off. */
  readonly overrideReason: string | null;
}

/** The decision on a request of the county that sees it; undefined while it is Pending. The look was recorded before. */
export async function decisionOn(
  vault: Pick<Vault, 'open'>,
  { processed, rejected }: Pick<CaseLinkRequestDocument, 'processed' | 'rejected'>,
): Promise<Decision | undefined> {
  const text = async (note: Note | null | undefined) =>
    note ? ((await vault.open(note))?.text ?? null) : null;
  if (rejected !== null) {
    const { at, by, reason, note } = rejected;
    const none = { cause: null, methods: [], overrideReason: null };
    return { status: 'Rejected', at, by, reason, note: await text(note), ...none };
  }
  if (processed === null) return undefined;
  const { at, by, cause, verification, override } = processed;
  return {
    status: 'Processed',
    ...{ at, by, cause, reason: null },
    methods: verification?.methods ?? [],
    note: await text(verification?.note),
    overrideReason: await text(override),
  };
}

/** The unlink that a request came of, as the county that sees the request may know it. */
export interface UnlinkTold {
  readonly at: Instant;
  /** null: somebody of another county. */
  readonly by: Actor | null;
  readonly note: string | null;
}

/** Who unlinked and what they noted is their own county's. The look was recorded before. */
export async function unlinkTold(
  vault: Pick<Vault, 'open'>,
  unlinking: { readonly at: Instant; readonly by: Actor; readonly county: CountyCode; readonly note?: Note },
  county: CountyCode,
): Promise<UnlinkTold> {
  const { at, by, note } = unlinking;
  if (unlinking.county !== county) return { at, by: null, note: null };
  return { at, by, note: note ? ((await vault.open(note))?.text ?? null) : null };
}
