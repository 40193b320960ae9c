import type { CopyInfo } from '#read-store';

/** Why a program cannot feed a copy. */
export interface Obstacle {
  readonly reason: string;
  /** A newer program made it: where such a one works beside this one, a rebuild here would take its work back. */
  readonly isNewer: boolean;
}

/** Undefined: the copy can be fed. */
export function obstacleTo(
  schema: { readonly version: number },
  { version, checkpoint, state }: Pick<CopyInfo, 'version' | 'checkpoint' | 'state'>,
  ledgerId: string,
): Obstacle | undefined {
  const copy = state === 'live' ? 'its live copy' : 'it';
  if (version !== schema.version)
    return {
      reason: `${copy} is of version ${version}, the program's is ${schema.version}`,
      isNewer: version > schema.version,
    };
  if (checkpoint !== undefined && checkpoint.ledgerId !== ledgerId)
    return { reason: `${copy} was fed from another ledger`, isNewer: false };
  return undefined;
}
