import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { MerkleTree } from './merkle-tree.js';

const sha256 = (...parts: (string | Buffer)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 6962, 2.1, as it is written there. */
function rootOf(entries: readonly string[]): Buffer {
  if (entries.length === 0) return sha256('');
  if (entries.length === 1) return sha256(Buffer.of(0), entries[0]!);
  const half = 2 ** Math.ceil(Math.log2(entries.length) - 1);
  return sha256(Buffer.of(1), rootOf(entries.slice(0, half)), rootOf(entries.slice(half)));
}

const treeOf = (entries: readonly string[]) => {
  const tree = new MerkleTree();
  for (const each of entries) tree.add(each);
  return tree;
};
const entry = (n: number) => sha256(Buffer.of(n)).toString('hex');
const entries = (count: number) => Array.from({ length: count }, (_, n) => entry(n));

test('the root is that of RFC 6962, for any number of leaves', () => {
  for (let count = 0; count <= 70; count++)
    expect(treeOf(entries(count)).root()).toBe(rootOf(entries(count)).toString('hex'));
});

test('it is the root that golang.org/x/mod/sumdb/tlog v0.43.0 makes of the same five entries', () => {
  expect(treeOf(entries(5)).root()).toBe('56bf3f51e62ac76c2865eba44eb6d54097597efbc9ab2990612aec7afd5ed0b8');
});

test('a tree goes on from its edge', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(60), (before, after) => {
      const known = treeOf(entries(before));
      const tree = MerkleTree.from(before, known.edge);
      for (let n = before; n < before + after; n++) tree.add(entry(n % 256));
      const whole = new MerkleTree();
      for (let n = 0; n < before + after; n++) whole.add(entry(n % 256));
      expect([tree.size, tree.root(), tree.edge]).toEqual([whole.size, whole.root(), whole.edge]);
    }),
  );
});

test('an edge that is none is refused', () => {
  const { edge } = treeOf(entries(6));
  expect(() => MerkleTree.from(7, edge)).toThrow(RangeError);
  expect(() => MerkleTree.from(6, [edge[0]!, 'no hash'])).toThrow(RangeError);
});

test('two trees of as many leaves differ in the range of the first subtree that differs', () => {
  const other = treeOf(entries(13).map((each, n) => (n === 9 ? entry(200) : each)));
  expect(other.differsFrom(treeOf(entries(13)).edge)).toEqual({ from: 8, below: 12 });
  expect(other.differsFrom(other.edge)).toEqual({ from: 0, below: 13 });
});
