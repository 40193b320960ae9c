import type { Tag } from '#read-store';
import type { LiveFile } from './live-file.js';
import type { Sql } from './query-sql.js';

type Lists = readonly (readonly Tag[])[];
interface Carrier {
  readonly doc: number;
  readonly id: string;
}

/** So few entries are looked up one by one in what the other lists name; more are merged with it. */
const few = 500;

/**
 * Ids of documents that carry a tag of each list, in the order in which the file took them in. The index has the
 * entries of one tag in that order: they are walked side by side, and only until there are enough.
 */
export function carrying(file: LiveFile, lists: Lists, limit: number): readonly string[] {
  if (lists.some((tags) => tags.length === 0)) return [];
  if (lists.length === 1) return ids(file.all<Carrier>(leadingSql(lists, limit)));
  const sized = lists.map((tags) => ({ tags, size: file.get<{ size: number }>(sizeSql(tags))?.size ?? 0 }));
  const [rarest, ...others] = sized.sort((a, b) => a.size - b.size);
  const sorted = [rarest, ...others].flatMap((each) => (each === undefined ? [] : [each.tags]));
  if (rarest === undefined || rarest.size <= few || lists.length > 2)
    return ids(file.all<Carrier>(leadingSql(sorted, limit)));
  return ids(pairs(sorted).flatMap((pair) => file.all<Carrier>(mergedSql(pair, limit)))).slice(0, limit);
}

/** Each document once, in their order. */
function ids(rows: readonly Carrier[]): readonly string[] {
  const byDoc = new Map(rows.map(({ doc, id }) => [doc, id]));
  return [...byDoc].sort(([a], [b]) => a - b).map(([, id]) => id);
}

const pairs = ([one = [], other = []]: Lists): readonly (readonly [Tag, Tag])[] =>
  one.flatMap((a) => other.map((b) => [a, b] as const));

const anyOf = (tags: readonly Tag[]): Sql => ({
  text: tags.map(() => '(kind = ? AND value = ?)').join(' OR '),
  values: tags.flatMap(({ kind, value }) => [kind, value]),
});

function sizeSql(tags: readonly Tag[]): Sql {
  const { text, values } = anyOf(tags);
  return { text: `SELECT count(*) AS size FROM (SELECT 1 FROM tags WHERE ${text} LIMIT ${few + 1})`, values };
}

const entries = 'SELECT doc FROM tags AS hit WHERE kind = ? AND value = ?';
const carriers = (inner: string) =>
  `SELECT docs.doc, docs.id FROM (${inner} ORDER BY doc LIMIT ?) AS hit CROSS JOIN docs ON docs.doc = hit.doc`;

/** The entries of the first list; whether the other lists are carried, too, is looked up for each of them. */
function leadingSql([lead = [], ...others]: Lists, limit: number): Sql {
  const tests = others.map(anyOf);
  const test = tests.map(({ text }) => ` AND EXISTS (SELECT 1 FROM tags WHERE doc = hit.doc AND (${text}))`);
  const each = tests.flatMap(({ values }) => values);
  return {
    text: carriers(lead.map(() => entries + test.join('')).join(' UNION ')),
    values: [...lead.flatMap(({ kind, value }) => [kind, value, ...each]), limit],
  };
}

/** What two common tags have in common: both are walked once, side by side. */
const mergedSql = (pair: readonly Tag[], limit: number): Sql => ({
  text: carriers(`${entries} INTERSECT ${entries}`),
  values: [...pair.flatMap(({ kind, value }) => [kind, value]), limit],
});
