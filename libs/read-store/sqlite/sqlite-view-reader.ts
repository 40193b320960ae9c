import { isStorable } from '#kernel';
import {
  type Checkpoint,
  type Condition,
  checkCarrying,
  checkConditions,
  checkQuery,
  decodeCursor,
  encodeCursor,
  expectTagsOf,
  fieldValues,
  type Json,
  type Page,
  type Query,
  type Standing,
  type Tag,
  ViewBehind,
  type ViewReader,
  type ViewSchema,
} from '#read-store';
import { carrying } from './carrying.js';
import type { LiveFile } from './live-file.js';
import { countSql, findSql } from './query-sql.js';

/** Reads whichever copy is live at the moment of the query. */
export class SqliteViewReader<Document = Json> implements ViewReader<Document> {
  /** `live`: the open live copy, undefined before the first flip. */
  constructor(
    readonly schema: ViewSchema,
    private readonly live: () => LiveFile | undefined,
  ) {}

  async get(id: string): Promise<Document | undefined> {
    const file = this.live();
    return file && this.document(file, id);
  }

  async getMany(ids: readonly string[]): Promise<ReadonlyMap<string, Document>> {
    const file = this.live();
    const found = new Map<string, Document>();
    if (file === undefined) return found;
    for (const id of ids) {
      const document = this.document(file, id);
      if (document !== undefined) found.set(id, document);
    }
    return found;
  }

  async find(query: Query): Promise<Page<Document>> {
    checkQuery(this.schema, query);
    const { cursor } = query;
    const sql = findSql(query, cursor === undefined ? undefined : decodeCursor(this.schema, query, cursor));
    const file = this.live();
    if (file === undefined) return { items: [], next: undefined };
    this.expectFields(file, [...query.where, ...(query.sort ?? [])]);
    const rows = file.all<{ id: string; position: string; body: string }>(sql);
    const more = rows.length > query.limit;
    if (more) rows.pop();
    const items = rows.map(({ id, position, body }) => ({
      id,
      position,
      document: JSON.parse(body) as Document,
    }));
    return { items, next: more ? this.cursorAfter(query, items[items.length - 1]!) : undefined };
  }

  async carrying(lists: readonly (readonly Tag[])[], limit: number): Promise<readonly string[]> {
    checkCarrying(this.schema, lists, limit);
    const file = this.live();
    if (file === undefined) return [];
    expectTagsOf(this.schema, file);
    return carrying(file, lists, limit);
  }

  async count(where: readonly Condition[], cap: number): Promise<number> {
    checkConditions(this.schema, where);
    const file = this.live();
    if (file === undefined) return 0;
    this.expectFields(file, where);
    return file.get<{ total: number }>(countSql(where, cap))?.total ?? 0;
  }

  async checkpoint(): Promise<Checkpoint | undefined> {
    return this.live()?.checkpoint();
  }

  async standing(): Promise<Standing | undefined> {
    const file = this.live();
    const checkpoint = file?.checkpoint();
    return file && checkpoint && { build: file.build, checkpoint };
  }

  private document(file: LiveFile, id: string): Document | undefined {
    if (!isStorable(id)) return undefined;
    const row = file.get<{ body: string }>({ text: 'SELECT body FROM docs WHERE id = ?', values: [id] });
    return row && (JSON.parse(row.body) as Document);
  }

  private cursorAfter(query: Query, last: { readonly id: string; readonly document: Document }): string {
    const names = Object.keys(this.schema.fields);
    const fields = fieldValues(this.schema, last.id, last.document);
    const values = (query.sort ?? []).map(({ field }) => fields[names.indexOf(field)] ?? null);
    return encodeCursor(query, { id: last.id, values });
  }

  private expectFields(file: LiveFile, parts: readonly (Condition | { readonly field: string })[]): void {
    for (const part of parts)
      if ('field' in part && !file.fields.has(part.field)) throw new ViewBehind(this.schema.name, part.field);
  }
}
