import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Tag } from '#read-store';
import { SqliteReadStore } from '#read-store/sqlite';
import { CopyWriter, changed, created, letters } from '#read-store/testing';

const kinds = ['first', 'last'];
const values = ['a', 'b', 'c'];
const anyTag: fc.Arbitrary<Tag> = fc.record({
  kind: fc.constantFrom(...kinds),
  value: fc.constantFrom(...values),
});

describe('the index of tags', () => {
  let folder: string;
  let store: SqliteReadStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tags-'));
    store = SqliteReadStore.open({ folder, mode: 'owner' });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  test('finds a document by exactly the tags of its last change, in any order and repeated or not', async () => {
    const writer = await CopyWriter.live(store);
    const reader = store.reader(letters);
    let at = 0;
    let documents = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyTag, { maxLength: 7 }), { minLength: 1 }), async (changes) => {
        const id = `d${documents++}`;
        for (const [n, tags] of changes.entries()) {
          const write =
            n === 0 ? created(++at, id, { day: id }, tags) : changed(++at, at - 1, id, { day: id }, tags);
          expect(await writer.commit(at, [write])).toBe('committed');
        }
        for (const kind of kinds)
          for (const value of values) {
            const { items } = await reader.find({ where: [{ tags: [{ kind, value }] }], limit: 1_000 });
            const last = changes[changes.length - 1]!;
            const carries = last.some((tag) => tag.kind === kind && tag.value === value);
            expect(items.some((each) => each.id === id)).toBe(carries);
          }
      }),
      { numRuns: 40 },
    );
  });

  test('names who carries a tag of each list, rare or common, each once and in one order', async () => {
    const writer = await CopyWriter.live(store);
    const reader = store.reader(letters);
    const rows = Array.from({ length: 1_500 }, (_, n) => ({
      id: `d${(n * 7919) % 1_500}`,
      tags: [
        ...(n % 2 === 0 ? [{ kind: 'last', value: 'a' }] : []),
        ...(n % 5 === 0 ? [{ kind: 'last', value: 'b' }] : []),
        ...(n % 3 === 0 ? [{ kind: 'first', value: 'a' }] : []),
        ...(n % 4 === 0 ? [{ kind: 'first', value: 'b' }] : []),
        ...(n % 500 === 0 ? [{ kind: 'first', value: 'c' }] : []),
      ],
    }));
    await writer.commit(
      1,
      rows.map(({ id, tags }) => created(1, id, {}, tags)),
    );
    const some = (kind: string, of: readonly string[]): Tag[] => of.map((value) => ({ kind, value }));
    for (const lists of [
      [some('last', ['a', 'b'])],
      [some('last', ['a', 'b']), some('first', ['a', 'b'])],
      [some('last', ['a', 'b']), some('first', ['c'])],
      [some('first', ['c']), some('last', ['a']), some('first', ['a', 'b'])],
    ]) {
      const carries = (tags: readonly Tag[], list: readonly Tag[]) =>
        list.some((each) => tags.some((tag) => tag.kind === each.kind && tag.value === each.value));
      const expected = rows
        .filter(({ tags }) => lists.every((list) => carries(tags, list)))
        .map(({ id }) => id)
        .sort();
      expect(await reader.carrying(lists, 2_000)).toEqual(expected);
      expect(await reader.carrying(lists, 3)).toEqual(expected.slice(0, 3));
    }
  });
});
