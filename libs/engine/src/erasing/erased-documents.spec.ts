import { isErasedSealed, type Recorded, type Sealed, subject } from '#kernel';
import type { Folded, Projection } from '../projecting/projection.js';
import { foldOf, keysOf, searchKeysOf } from './erased-documents.js';

const [ana, ben] = [subject('person-ana'), subject('person-ben')];
const sealed = (of = ana): Sealed<string> => ({ $sealed: of, c: 'AAAA', d: 'dd' });

interface Row {
  readonly name: Sealed<string>;
  readonly notes: readonly { readonly note: Sealed<string> | null }[];
  readonly tags: readonly string[];
}

const projection = {
  schema: { name: 'rows', version: 1, fields: {}, indexes: [], tagged: true },
  catalogues: [],
  keys: () => ['r1'],
  fold: (row: Row | undefined, { data }: { data: Partial<Row> }) => ({ ...row, ...data }) as Row,
  searchKeys: () => [{ kind: 'name', value: 'ana' }],
  forget: (row: Row) => ({ ...row, tags: [] }),
} as unknown as Projection;

const row: Row = { name: sealed(), notes: [{ note: sealed(ben) }, { note: null }], tags: ['t'] };
const erasure = (subjects = [ana]) =>
  ({
    type: 'SubjectErased',
    data: { erasureId: 'e', subject: ana, subjects, documents: ['r1', 'r2'], files: [], at: '' },
    meta: {},
    tags: [],
  }) as unknown as Folded<Recorded>;
const changed = (data: Partial<Row>) =>
  ({ type: 'RowChanged', data, meta: {}, tags: [] }) as unknown as Folded<Recorded>;

test('an erasure touches the documents that it names, and makes no search keys', () => {
  expect(keysOf(projection, erasure())).toEqual(['r1', 'r2']);
  expect(searchKeysOf(projection, erasure())).toEqual([]);
});

test('a document loses what is sealed for the erased and what it is found by; the rest stays', () => {
  const left = foldOf(projection, row, erasure(), 'r1') as Row;
  expect(isErasedSealed(left.name)).toBe(true);
  expect(left).toMatchObject({ notes: [{ note: sealed(ben) }, { note: null }], tags: [] });
  expect(JSON.stringify(left)).not.toContain('dd"},"notes');
});

test('a document that there is not is not made', () => {
  expect(foldOf(projection, undefined, erasure(), 'r2')).toBeUndefined();
});

test('what a late writer adds goes at once', () => {
  const left = foldOf(projection, row, erasure(), 'r1');
  const late = foldOf(projection, left, changed({ name: sealed(), tags: ['again'] }), 'r1') as Row;
  expect(isErasedSealed(late.name)).toBe(true);
  expect(late.tags).toEqual([]);
});

test('a second erasure adds to the first', () => {
  const left = foldOf(projection, foldOf(projection, row, erasure(), 'r1'), erasure([ben]), 'r1') as Row;
  expect(left.notes.map(({ note }) => note && isErasedSealed(note))).toEqual([true, null]);
  expect(isErasedSealed(left.name)).toBe(true);
});
