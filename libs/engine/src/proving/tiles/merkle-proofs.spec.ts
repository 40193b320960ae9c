import { createHash } from 'node:crypto';
import { leafHash, MerkleTree, nodeHash } from '../merkle-tree.js';
import { consistencyProof, inclusionProof, isConsistent, rootByInclusion } from './merkle-proofs.js';
import type { TreeHashes } from './tree-hashes.js';

const entries = Array.from({ length: 70 }, (_, n) => createHash('sha256').update(`${n}`).digest('hex'));
const leaves = entries.map(leafHash);

/** Every hash made anew from the leaves. */
const hashes: TreeHashes = {
  size: leaves.length,
  at: (height, index) =>
    height === 0
      ? leaves[index]!
      : nodeHash(hashes.at(height - 1, index * 2), hashes.at(height - 1, index * 2 + 1)),
};
const rootOf = (size: number) => {
  const tree = new MerkleTree();
  for (const each of entries.slice(0, size)) tree.add(each);
  return tree.root();
};

test('every leaf of a tree of any size leads to its root, and to no other place', () => {
  for (let size = 1; size <= 70; size++) {
    const root = rootOf(size);
    for (let leaf = 0; leaf < size; leaf++) {
      const proof = inclusionProof(hashes, leaf, size);
      expect(rootByInclusion(leaves[leaf]!, leaf, size, proof)).toBe(root);
      if (size > 1) expect(rootByInclusion(leaves[leaf]!, (leaf + 1) % size, size, proof)).not.toBe(root);
      expect(rootByInclusion(leaves[leaf]!, leaf, size, [...proof, root])).toBeUndefined();
    }
  }
});

test('a tree of any size is the beginning of any larger one, and another one is not', () => {
  for (let size = 1; size <= 70; size++)
    for (let before = 0; before <= size; before++) {
      const proof = consistencyProof(hashes, before, size);
      const roots = { from: rootOf(before), to: rootOf(size) };
      expect(isConsistent({ before, size }, roots, proof)).toBe(true);
      if (before > 0)
        expect(isConsistent({ before, size }, { ...roots, from: leaves[0]! }, proof)).toBe(before === 1);
      if (before > 0)
        expect(isConsistent({ before, size }, { ...roots, to: leaves[69]! }, proof)).toBe(false);
      expect(isConsistent({ before, size }, roots, [...proof, roots.to])).toBe(false);
    }
});

test('there is no proof of what is not there', () => {
  expect(() => inclusionProof(hashes, 5, 5)).toThrow(RangeError);
  expect(() => inclusionProof(hashes, 0, 71)).toThrow(RangeError);
  expect(() => consistencyProof(hashes, 6, 5)).toThrow(RangeError);
  expect(() => consistencyProof(hashes, 5, 71)).toThrow(RangeError);
});
