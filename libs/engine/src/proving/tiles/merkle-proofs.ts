import { nodeHash } from '../merkle-tree.js';
import { leftOf, rangeHash, type TreeHashes } from './tree-hashes.js';

/**
 * That a leaf is in the tree of the first `size` leaves (RFC 6962, 2.1.1): hashes in hex, from its sibling up.
 * @throws RangeError, TilesDamaged
 */
export function inclusionProof(hashes: TreeHashes, ordinal: number, size: number): readonly string[] {
  if (!(ordinal >= 0 && ordinal < size && size <= hashes.size))
    throw new RangeError(
      `there is no proof of leaf ${ordinal} in a tree of ${size}: ${hashes.size} are kept`,
    );
  const path = (leaf: number, from: number, below: number): string[] => {
    if (below - from === 1) return [];
    const middle = from + leftOf(below - from);
    return leaf < middle
      ? [...path(leaf, from, middle), rangeHash(hashes, middle, below)]
      : [...path(leaf, middle, below), rangeHash(hashes, from, middle)];
  };
  return path(ordinal, 0, size);
}

/**
 * That the tree of `before` leaves is the beginning of that of `size` (RFC 6962, 2.1.2): hashes in hex. Empty where one of
 * them is empty or both are the same. @throws RangeError, TilesDamaged
 */
export function consistencyProof(hashes: TreeHashes, before: number, size: number): readonly string[] {
  if (!(before >= 0 && before <= size && size <= hashes.size))
    throw new RangeError(`there is no proof from ${before} to ${size} leaves: ${hashes.size} are kept`);
  const path = (old: number, from: number, below: number, whole: boolean): string[] => {
    if (old === below) return whole ? [] : [rangeHash(hashes, from, below)];
    const middle = from + leftOf(below - from);
    return old <= middle
      ? [...path(old, from, middle, whole), rangeHash(hashes, middle, below)]
      : [...path(old, middle, below, false), rangeHash(hashes, from, middle)];
  };
  return before === 0 || before === size ? [] : path(before, 0, size, true);
}

/** The root that a leaf's hash and its proof lead to; undefined where the proof has another length. */
export function rootByInclusion(
  leaf: string,
  ordinal: number,
  size: number,
  proof: readonly string[],
): string | undefined {
  if (!(ordinal >= 0 && ordinal < size)) return undefined;
  const left = [...proof];
  const climb = (from: number, below: number): string | undefined => {
    if (below - from === 1) return leaf;
    const middle = from + leftOf(below - from);
    const sibling = left.pop();
    if (sibling === undefined) return undefined;
    const own = ordinal < middle ? climb(from, middle) : climb(middle, below);
    if (own === undefined) return undefined;
    return ordinal < middle ? nodeHash(own, sibling) : nodeHash(sibling, own);
  };
  const root = climb(0, size);
  return left.length === 0 ? root : undefined;
}

/** Whether a proof shows that a tree grew from the one of `before` leaves and this root to the one of `size` and that root. */
export function isConsistent(
  { before, size }: { readonly before: number; readonly size: number },
  { from, to }: { readonly from: string; readonly to: string },
  proof: readonly string[],
): boolean {
  if (before === 0) return proof.length === 0;
  if (before === size) return proof.length === 0 && from === to;
  if (before > size) return false;
  const left = [...proof];
  const climb = (
    begin: number,
    below: number,
    whole: boolean,
  ): { readonly old: string; readonly grown: string } | undefined => {
    if (before === below) {
      const hash = whole ? from : left.pop();
      return hash === undefined ? undefined : { old: hash, grown: hash };
    }
    const middle = begin + leftOf(below - begin);
    const sibling = left.pop();
    if (sibling === undefined) return undefined;
    const inLeft = before <= middle;
    const found = inLeft ? climb(begin, middle, whole) : climb(middle, below, false);
    if (found === undefined) return undefined;
    return inLeft
      ? { old: found.old, grown: nodeHash(found.grown, sibling) }
      : { old: nodeHash(sibling, found.old), grown: nodeHash(sibling, found.grown) };
  };
  const found = climb(0, size, true);
  return left.length === 0 && found?.old === from && found.grown === to;
}
