import { type Condition, InvalidCursor, type Json, type Query, type Tag, ViewBehind } from '#read-store';
import { CopyWriter, changed, created, letters, type TestedReadStore } from './fixtures.js';

const tag = (kind: string, value: string): Tag => ({ kind, value });

const rows: [id: string, body: { [key: string]: Json }, tags: Tag[]][] = [
  ['a', { county: '19', status: 'open', day: '2026-01-01', pages: 5 }, [tag('name', 'X'), tag('dob', 'D')]],
  ['b', { county: '19', status: 'open', day: '2026-01-02', pages: 1.5 }, [tag('name', 'Y')]],
  ['c', { county: '19', status: 'done', day: '2026-01-02', pages: 10 }, [tag('name', 'X'), tag('name', 'Y')]],
  ['d', { county: '34', status: 'open', day: '2026-01-03', pages: -2 }, [tag('dob', 'X')]],
  ['e', { county: '34', status: null, day: '2026-01-02', pages: 5 }, []],
  ['f', { county: '34', day: '2026-01-01', pages: 5 }, [tag('name', 'X'), tag('dob', 'D')]],
];

/** Conditions, sorting, pages and counts over the live copy. */
export function queriesContract(tested: () => TestedReadStore): void {
  let writer: CopyWriter;
  const reader = () => tested().store.reader<{ [key: string]: Json }>(letters);
  const ids = async (where: Condition[], more: Partial<Query> = {}) =>
    (await reader().find({ where, limit: 100, ...more })).items.map(({ id }) => id).join('');

  beforeEach(async () => {
    writer = await CopyWriter.live(tested().store);
    await writer.commit(
      1,
      rows.map(([id, body, tags]) => created(1, id, body, tags)),
    );
  });

  it('gets one and several by id', async () => {
    expect(await reader().get('a')).toEqual(rows[0]?.[1]);
    expect(await reader().get('nobody')).toBeUndefined();
    expect([...(await reader().getMany(['c', 'nobody', 'a'])).keys()].sort()).toEqual(['a', 'c']);
  });

  it('takes no id, value or tag for the one that it begins with', async () => {
    expect(await reader().get('a\0x')).toBeUndefined();
    expect((await reader().getMany(['a\0x', 'b\0'])).size).toBe(0);
    expect((await writer.copy.load(['a\0x'])).size).toBe(0);
    for (const condition of [
      { field: 'county', eq: '19\0x' },
      { field: 'county', in: ['19\0', '34\0x'] },
      { tags: [tag('name', 'X\0')] },
      { tags: [tag('name\0', 'X')] },
    ]) {
      expect(await ids([condition])).toBe('');
      expect(await reader().count([condition], 10)).toBe(0);
    }
    expect(await ids([{ field: 'county', in: ['19\0', '34'] }])).toBe('def');
    expect(await ids([{ tags: [tag('name', 'Y\0'), tag('dob', 'D')] }])).toBe('af');
    expect(await ids([{ field: 'day', from: '2026-01-02\0' }])).toBe('d');
    expect(await ids([{ field: 'day', below: '2026-01-02\0' }])).toBe('abcef');
  });

  it('answers with documents, ids and positions, by id unless told otherwise', async () => {
    const page = await reader().find({ where: [], limit: 2 });
    expect(page.items).toEqual([
      { id: 'a', document: rows[0]?.[1], position: writer.at.position },
      { id: 'b', document: rows[1]?.[1], position: writer.at.position },
    ]);
  });

  it.each<[string, Condition[], string]>([
    ['equality', [{ field: 'county', eq: '19' }], 'abc'],
    ['equality of numbers', [{ field: 'pages', eq: 1.5 }], 'b'],
    [
      'several conditions at once',
      [
        { field: 'county', eq: '19' },
        { field: 'status', eq: 'open' },
      ],
      'ab',
    ],
    ['a missing field, which is null', [{ field: 'status', eq: null }], 'ef'],
    ['one of several values', [{ field: 'status', in: ['done', null] }], 'cef'],
    ['one of no values', [{ field: 'status', in: [] }], ''],
    ['a range from inclusive', [{ field: 'day', from: '2026-01-02' }], 'bcde'],
    ['a range below exclusive', [{ field: 'day', below: '2026-01-02' }], 'af'],
    ['a range with both ends', [{ field: 'pages', from: 1.5, below: 10 }], 'abef'],
    ['a range that never holds missing fields', [{ field: 'status', below: 'zzz' }], 'abcd'],
    ['a range whose null bound is open', [{ field: 'status', from: null, below: 'e' }], 'c'],
    ['a tag', [{ tags: [tag('name', 'X')] }], 'acf'],
    ['a tag of this kind only', [{ tags: [tag('dob', 'X')] }], 'd'],
    ['any tag within one condition', [{ tags: [tag('name', 'Y'), tag('dob', 'D')] }], 'abcf'],
    ['every condition of tags', [{ tags: [tag('name', 'X')] }, { tags: [tag('dob', 'D')] }], 'af'],
    ['tags and fields together', [{ tags: [tag('name', 'X')] }, { field: 'county', eq: '19' }], 'ac'],
    ['no tags at all, which nothing has', [{ tags: [] }], ''],
  ])('finds and counts by %s', async (_, where, expected) => {
    expect(await ids(where)).toBe(expected);
    expect(await reader().count(where, 100)).toBe(expected.length);
  });

  it.each<[NonNullable<Query['sort']>, string]>([
    [[{ field: 'day', direction: 'asc' }], 'afbced'],
    [[{ field: 'day', direction: 'desc' }], 'decbfa'],
    [
      [
        { field: 'day', direction: 'asc' },
        { field: 'pages', direction: 'asc' },
      ],
      'afbecd',
    ],
    [
      [
        { field: 'day', direction: 'asc' },
        { field: 'pages', direction: 'desc' },
      ],
      'facebd',
    ],
    [
      [
        { field: 'day', direction: 'desc' },
        { field: 'pages', direction: 'asc' },
      ],
      'dbecaf',
    ],
    [[{ field: 'status', direction: 'asc' }], 'efcabd'],
    [[{ field: 'status', direction: 'desc' }], 'dbacfe'],
  ])('sorts by %j, the id last in the same direction', async (sort, expected) => {
    expect(await ids([], { sort })).toBe(expected);
    expect(await walk({ where: [], sort, limit: 1 })).toBe(expected);
    expect(await walk({ where: [], sort, limit: 4 })).toBe(expected);
    expect((await ids([], { sort, offset: 2, limit: 3 })) + (await ids([], { sort, offset: 5 }))).toBe(
      expected.slice(2),
    );
  });

  it('has a next page exactly when there is more', async () => {
    expect((await reader().find({ where: [], limit: 5 })).next).toBeDefined();
    expect((await reader().find({ where: [], limit: 6 })).next).toBeUndefined();
    expect(
      (await reader().find({ where: [{ field: 'county', eq: 'none' }], limit: 6 })).next,
    ).toBeUndefined();
  });

  it('neither repeats nor misses a row of the old ones when rows come and go between two pages', async () => {
    const sort = [{ field: 'day', direction: 'asc' as const }];
    const first = await reader().find({ where: [], sort, limit: 3 });
    expect(first.items.map(({ id }) => id).join('')).toBe('afb');
    await writer.commit(2, [
      created(2, 'before', { day: '2025-12-31' }),
      created(2, 'behind', { day: '2026-01-02' }),
      changed(2, 1, 'b', undefined),
    ]);
    const rest = await reader().find({
      where: [],
      sort,
      limit: 9,
      ...(first.next && { cursor: first.next }),
    });
    expect(rest.items.map(({ id }) => id)).toEqual(['behind', 'c', 'e', 'd']);
  });

  it('refuses a cursor of another query: other values, other fields, other tags, or none', async () => {
    const county: Condition = { field: 'county', eq: '19' };
    const open: Condition = { field: 'status', eq: 'open' };
    const queries: Condition[][] = [
      [],
      [county],
      [{ field: 'county', eq: '34' }],
      [{ field: 'status', eq: null }],
      [county, open],
      [{ field: 'day', from: '2026-01-01' }],
      [{ field: 'day', below: '2026-09-01' }],
      [{ field: 'county', in: ['19'] }],
      [{ tags: [tag('name', 'X')] }],
      [{ tags: [tag('name', 'Y')] }],
    ];
    for (const where of queries) {
      const { next } = await reader().find({ where, limit: 1 });
      for (const other of queries) {
        const found = reader().find({ where: other, limit: 1, cursor: next! });
        if (other === where) await expect(found).resolves.toBeDefined();
        else await expect(found).rejects.toBeInstanceOf(InvalidCursor);
      }
    }
  });

  it.each(['null', '[]', '{}', '""', '["", null]', '["", 7]'])(
    'takes %s for no cursor, also when it is encoded',
    async (text) => {
      for (const cursor of [text, Buffer.from(text).toString('base64url')])
        await expect(reader().find({ where: [], limit: 1, cursor })).rejects.toBeInstanceOf(InvalidCursor);
    },
  );

  it('takes a sorted value of another kind than the field has for no cursor', async () => {
    const query: Query = { where: [], limit: 1, sort: [{ field: 'pages', direction: 'asc' }] };
    const { next } = await reader().find(query);
    const parts = JSON.parse(Buffer.from(next!, 'base64url').toString()) as unknown[];
    for (const value of ['text', true, [], {}]) {
      const cursor = Buffer.from(JSON.stringify([...parts.slice(0, -1), value])).toString('base64url');
      await expect(reader().find({ ...query, cursor })).rejects.toBeInstanceOf(InvalidCursor);
    }
  });

  it('refuses a cursor of another sort order, and one that is damaged', async () => {
    const { next } = await reader().find({ where: [], limit: 1 });
    const sort = [{ field: 'day', direction: 'asc' as const }];
    await expect(reader().find({ where: [], sort, limit: 1, cursor: next ?? '' })).rejects.toBeInstanceOf(
      InvalidCursor,
    );
    await expect(reader().find({ where: [], limit: 1, cursor: 'nonsense' })).rejects.toBeInstanceOf(
      InvalidCursor,
    );
  });

  it('refuses a page that starts behind 10,000 rows, an empty page and an undeclared field', async () => {
    expect(await ids([], { offset: 10_000 })).toBe('');
    await expect(ids([], { offset: 10_001 })).rejects.toThrow(RangeError);
    await expect(ids([], { limit: 0 })).rejects.toThrow(RangeError);
    await expect(ids([{ field: 'colour', eq: 'red' }])).rejects.toThrow(RangeError);
    await expect(ids([], { sort: [{ field: 'colour', direction: 'asc' }] })).rejects.toThrow(RangeError);
  });

  it.each<[string, Tag[][], string]>([
    ['one tag', [[tag('name', 'X')]], 'acf'],
    ['any tag of a list, each document once', [[tag('name', 'X'), tag('name', 'Y')]], 'abcf'],
    ['a tag of every list', [[tag('name', 'X'), tag('name', 'Y')], [tag('dob', 'D')]], 'af'],
    ['lists in any order', [[tag('dob', 'D')], [tag('name', 'Z'), tag('name', 'X')]], 'af'],
    ['an empty list, which nothing meets', [[tag('name', 'X')], []], ''],
  ])('names the documents that carry %s', async (_, lists, expected) => {
    const carrying = await reader().carrying(lists, 100);
    expect([...carrying].sort().join('')).toBe(expected);
    const few = await reader().carrying(lists, 1);
    expect(few).toEqual(carrying.slice(0, 1));
  });

  it('names no more carriers than are asked for, none that were removed, and refuses senseless questions', async () => {
    expect(await reader().carrying([[tag('name', 'X')]], 2)).toHaveLength(2);
    await writer.commit(2, [changed(2, 1, 'a', undefined)]);
    expect([...(await reader().carrying([[tag('name', 'X')]], 9))].sort()).toEqual(['c', 'f']);
    await expect(reader().carrying([], 9)).rejects.toThrow(RangeError);
    await expect(reader().carrying([[tag('name', 'X')]], 0)).rejects.toThrow(RangeError);
  });

  it('says that a copy of an older version is behind, instead of finding nobody by its tags', async () => {
    const newer = tested().store.reader({ ...letters, version: letters.version + 1 });
    await expect(newer.carrying([[tag('name', 'X')]], 9)).rejects.toThrow(ViewBehind);
  });

  it('counts no further than one over the cap', async () => {
    expect(await reader().count([], 6)).toBe(6);
    expect(await reader().count([], 5)).toBe(6);
    expect(await reader().count([], 2)).toBe(3);
    expect(await reader().count([{ tags: [tag('name', 'X')] }], 1)).toBe(2);
  });

  it('follows a document whose fields and tags change', async () => {
    await writer.commit(2, [
      changed(2, 1, 'a', { county: '58', day: '2027-01-01' }, [tag('name', 'Z'), tag('dob', 'D')]),
    ]);
    expect(await ids([{ field: 'county', eq: '19' }])).toBe('bc');
    expect(await ids([{ field: 'county', eq: '58' }])).toBe('a');
    expect(await ids([{ tags: [tag('name', 'X')] }])).toBe('cf');
    expect(await ids([{ tags: [tag('name', 'Z')] }])).toBe('a');
    expect(await ids([{ tags: [tag('dob', 'D')] }])).toBe('af');
    expect(await ids([], { sort: [{ field: 'day', direction: 'desc' }], limit: 1 })).toBe('a');
  });

  it('shows the checkpoint of the live copy', async () => {
    expect(await reader().checkpoint()).toEqual(writer.at);
    expect(await reader().standing()).toEqual({ build: writer.copy.build, checkpoint: writer.at });
  });

  /** All pages, one cursor after the other. */
  async function walk(query: Query): Promise<string> {
    let walked = '';
    for (let cursor: string | undefined; ; ) {
      const page = await reader().find({ ...query, ...(cursor !== undefined && { cursor }) });
      walked += page.items.map(({ id }) => id).join('');
      if (page.next === undefined) return walked;
      cursor = page.next;
    }
  }
}
