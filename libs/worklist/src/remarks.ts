import type { CaseLinkRequestDocument, Remark } from '#contexts/case-linking';
import type { Vault } from '#privacy';

/** A note, or the beginning or end of a waiting, as it is read. */
export interface RemarkTold extends Omit<Remark, 'note'> {
  readonly note: string | null;
}

/** What workers noted on a request of the county that sees it. The look was recorded before. */
export const remarksOn = (
  vault: Pick<Vault, 'open'>,
  { remarks }: Pick<CaseLinkRequestDocument, 'remarks'>,
): Promise<readonly RemarkTold[]> =>
  Promise.all(
    remarks.map(async ({ note, ...rest }) => ({
      ...rest,
      note: note ? ((await vault.open(note))?.text ?? null) : null,
    })),
  );
