import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { isStorable } from '#kernel';
import { type DocumentWrite, fieldValues, type Tag, UnstorableDocument, type ViewSchema } from '#read-store';
import { column } from './copy-file.js';
import { encodeField } from './field-codec.js';

/** Writes documents of one copy, each only while the stored one is where the writer believes it to be. */
export class DocumentWriter {
  private readonly insert: StatementSync;
  private readonly update: StatementSync;
  private readonly remove: StatementSync;
  private readonly stored: StatementSync;
  private readonly buried: StatementSync;
  private readonly anyBuried: StatementSync;
  private mayBeBuried = true;
  private readonly bury: StatementSync;
  private readonly rebury: StatementSync;
  private readonly unearth: StatementSync;
  private readonly addTag: StatementSync;
  private readonly dropTag: StatementSync;

  /** `tagIndex`: keep the index of tags up to date with every write. */
  constructor(
    db: DatabaseSync,
    private readonly schema: ViewSchema,
    private readonly tagIndex: boolean,
  ) {
    const fields = Object.keys(schema.fields).map(column);
    const columns = ['id', 'position', ...fields, 'tags', 'body'];
    this.insert = db.prepare(
      `INSERT INTO docs (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
    );
    const changes = columns.slice(1).map((each) => `${each} = ?`);
    this.update = db.prepare(`UPDATE docs SET ${changes.join(', ')} WHERE id = ? AND position = ?`);
    this.remove = db.prepare('DELETE FROM docs WHERE id = ? AND position = ?');
    this.stored = db.prepare('SELECT doc, tags FROM docs WHERE id = ? AND position = ?');
    this.buried = db.prepare('SELECT 1 FROM tombstones WHERE id = ?');
    this.anyBuried = db.prepare('SELECT 1 FROM tombstones LIMIT 1');
    this.bury = db.prepare(
      `INSERT INTO tombstones (id, position) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM docs WHERE id = ?1)
       ON CONFLICT DO NOTHING`,
    );
    this.rebury = db.prepare('UPDATE tombstones SET position = ? WHERE id = ? AND position = ?');
    this.unearth = db.prepare('DELETE FROM tombstones WHERE id = ? AND position = ?');
    this.addTag = db.prepare('INSERT OR IGNORE INTO tags (kind, value, doc) VALUES (?, ?, ?)');
    this.dropTag = db.prepare('DELETE FROM tags WHERE kind = ? AND value = ? AND doc = ?');
  }

  /** Within one transaction. False when a stored document is elsewhere. @throws UnstorableDocument */
  writeAll(writes: readonly DocumentWrite[]): boolean {
    this.mayBeBuried = this.anyBuried.get() !== undefined;
    return writes.every((write) => this.write(write));
  }

  private write(write: DocumentWrite): boolean {
    this.mustBeStorable(write.id, write.id, 'its id');
    if (write.body === undefined) return this.removeDocument(write);
    const row = this.encode(write);
    if (write.expected === undefined) {
      if (this.mayBeBuried && this.buried.get(write.id) !== undefined) return false;
      return this.insertRow(row, write.tags);
    }
    if (this.updateRow(row, write, write.expected)) return true;
    return this.unearth.run(write.id, write.expected).changes === 1 && this.insertRow(row, write.tags);
  }

  private removeDocument({ id, position, expected }: DocumentWrite): boolean {
    this.mayBeBuried = true;
    if (expected === undefined) return this.bury.run(id, position).changes === 1;
    if (this.tagIndex) this.changeTags(id, expected, [], '[]');
    if (this.remove.run(id, expected).changes === 1) return this.bury.run(id, position).changes === 1;
    return this.rebury.run(position, id, expected).changes === 1;
  }

  private insertRow(row: readonly (string | number)[], tags: readonly Tag[]): boolean {
    const { changes, lastInsertRowid } = this.insert.run(...row);
    if (changes !== 1) return false;
    if (this.tagIndex) for (const { kind, value } of tags) this.addTag.run(kind, value, lastInsertRowid);
    return true;
  }

  private updateRow(
    [, ...values]: readonly (string | number)[],
    write: DocumentWrite,
    expected: string,
  ): boolean {
    if (this.tagIndex) this.changeTags(write.id, expected, write.tags, values.at(-2));
    return this.update.run(...values, write.id, expected).changes === 1;
  }

  /** Brings the index of tags from what the stored document carries to `tags`. */
  private changeTags(
    id: string,
    expected: string,
    tags: readonly Tag[],
    encoded: string | number | undefined,
  ): void {
    const stored = this.stored.get(id, expected) as { doc: number; tags: string } | undefined;
    if (stored === undefined || stored.tags === encoded) return;
    const present = decodeTags(stored.tags);
    for (const { kind, value } of lacking(present, tags)) this.dropTag.run(kind, value, stored.doc);
    for (const { kind, value } of lacking(tags, present)) this.addTag.run(kind, value, stored.doc);
  }

  private encode({ id, position, body, tags }: DocumentWrite): (string | number)[] {
    const row: (string | number)[] = [id, position];
    for (const value of fieldValues(this.schema, id, body)) {
      if (typeof value === 'string') this.mustBeStorable(id, value, 'a field');
      row.push(encodeField(value));
    }
    for (const { kind, value } of tags)
      if (!plain.test(value) || !plain.test(kind)) this.mustBeStorable(id, kind + value, 'a tag');
    row.push(encodeTags(tags), encodeBody(this.schema.name, id, body));
    return row;
  }

  private mustBeStorable(id: string, text: string, what: string): void {
    if (!isStorable(text))
      throw new UnstorableDocument(this.schema.name, id, `${what} has a NUL or half of a character`);
  }
}

/** Those that are not among the others. Most of them stand where they stood. */
const lacking = (tags: readonly Tag[], others: readonly Tag[]): Tag[] =>
  tags.filter((each, at) => !isSame(each, others[at]) && !others.some((other) => isSame(each, other)));

const isSame = (a: Tag, b: Tag | undefined) => a.value === b?.value && a.kind === b.kind;

function encodeTags(tags: readonly Tag[]): string {
  let text = '[';
  for (const { kind, value } of tags) {
    const pair =
      plain.test(kind) && plain.test(value) ? `["${kind}","${value}"]` : JSON.stringify([kind, value]);
    text += text === '[' ? pair : `,${pair}`;
  }
  return `${text}]`;
}

/** Needs no escaping in JSON. */
const plain = /^[\w-]*$/;

export const decodeTags = (text: string): Tag[] =>
  text === '[]' ? [] : (JSON.parse(text) as [string, string][]).map(([kind, value]) => ({ kind, value }));

function encodeBody(view: string, id: string, body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch (error) {
    throw new UnstorableDocument(view, id, (error as Error).message);
  }
}
