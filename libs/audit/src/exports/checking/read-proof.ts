import { leafHash, readTlogProof, rootByInclusion, type TlogProof } from '#engine';

/** A proof under this very checkpoint and with nothing else in it; undefined for anything else, to the letter. */
export function readProof(text: string, checkpoint: string): TlogProof | undefined {
  const proof = readTlogProof(text);
  // Extra data is no part of what was proved: whoever added some changed the file.
  return proof?.checkpoint === checkpoint && !text.includes('\nextra ') ? proof : undefined;
}

/** The root that an event's hash has under its proof; undefined where no tree of that size has such a path. */
export const rootUnder = (hash: string, { index, hashes }: TlogProof, size: number): string | undefined =>
  rootByInclusion(leafHash(hash), index, size, hashes);
