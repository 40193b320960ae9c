import type { Collection } from 'mongodb';
import {
  type Checkpoint,
  type Condition,
  checkCarrying,
  checkConditions,
  checkQuery,
  decodeCursor,
  encodeCursor,
  expectTagsOf,
  type Json,
  type Page,
  type Query,
  type Standing,
  type Tag,
  ViewBehind,
  type ViewReader,
  type ViewSchema,
} from '#read-store';
import { type Mongo, timeLimit } from './connect-mongo.js';
import type { StoredView } from './stored-view.js';
import type { MongoCheckpoints } from './view-checkpoints.js';
import { countFilter, findFilter } from './view-filter.js';
import { type CopyPointer, fieldsOf, type MongoPointers } from './view-pointers.js';

/** Reads whichever copy is live at the moment of the query. */
export class MongoViewReader<Document = Json> implements ViewReader<Document> {
  constructor(
    private readonly ports: {
      readonly mongo: Mongo;
      readonly pointers: MongoPointers;
      readonly checkpoints: MongoCheckpoints;
    },
    readonly schema: ViewSchema,
  ) {}

  async get(id: string): Promise<Document | undefined> {
    return (await this.getMany([id])).get(id);
  }

  async getMany(ids: readonly string[]): Promise<ReadonlyMap<string, Document>> {
    const wanted = { _id: { $in: [...ids] }, removed: { $exists: false } };
    const options = { projection: { body: 1 }, batchSize: ids.length + 1, ...timeLimit };
    const rows = await this.onLive((views) => views.find(wanted, options).toArray());
    return new Map((rows ?? []).map(({ _id, body }) => [_id, parsed<Document>(body)]));
  }

  async find(query: Query): Promise<Page<Document>> {
    checkQuery(this.schema, query);
    const { cursor } = query;
    const after = cursor === undefined ? undefined : decodeCursor(this.schema, query, cursor);
    const { filter, sort } = findFilter(query, after);
    const rows = await this.onLive((views, live) => {
      this.expectFields(live, [...query.where, ...(query.sort ?? [])]);
      const found = views.find(filter, {
        sort,
        skip: query.offset ?? 0,
        limit: query.limit + 1,
        batchSize: query.limit + 1,
        ...timeLimit,
      });
      return found.toArray();
    });
    return this.page(query, rows ?? []);
  }

  async carrying(lists: readonly (readonly Tag[])[], limit: number): Promise<readonly string[]> {
    checkCarrying(this.schema, lists, limit);
    const filter = countFilter(lists.map((tags) => ({ tags })));
    const options = { projection: { _id: 1 }, limit, batchSize: limit, ...timeLimit };
    const rows = await this.onLive((views, live) => {
      expectTagsOf(this.schema, live);
      return views.find(filter, options).toArray();
    });
    return (rows ?? []).map(({ _id }) => _id);
  }

  async count(where: readonly Condition[], cap: number): Promise<number> {
    checkConditions(this.schema, where);
    const filter = countFilter(where);
    const total = await this.onLive((views, live) => {
      this.expectFields(live, where);
      return views.countDocuments(filter, { limit: cap + 1, ...timeLimit });
    });
    return total ?? 0;
  }

  checkpoint(): Promise<Checkpoint | undefined> {
    return this.onLive((views) => this.ports.checkpoints.get(views.collectionName));
  }

  standing(): Promise<Standing | undefined> {
    return this.onLive(async (views, { build }) => {
      const checkpoint = await this.ports.checkpoints.get(views.collectionName);
      return checkpoint && { build, checkpoint };
    });
  }

  /**
   * Asks the copy that was live last time while it looks whether it still is, and asks again when it is not: a switch
   * is seen by the next query, and costs no second way to the server. Undefined before the first switch.
   */
  private async onLive<T>(
    question: (views: Collection<StoredView>, live: CopyPointer) => Promise<T>,
  ): Promise<T | undefined> {
    const { mongo, pointers } = this.ports;
    const ask = async (live: CopyPointer) => question(mongo.db.collection(live.collection), live);
    for (let guess = pointers.lastLive(this.schema.name); ; ) {
      const [live, answer] = await Promise.allSettled([
        pointers.live(this.schema.name),
        guess && mongo.ask(() => ask(guess!)),
      ]);
      if (live.status === 'rejected') throw live.reason;
      if (live.value === undefined) return undefined;
      if (guess?.collection === live.value.collection) {
        if (answer.status === 'rejected') throw answer.reason;
        return answer.value;
      }
      guess = live.value;
    }
  }

  private page(query: Query, rows: readonly StoredView[]): Page<Document> {
    const { sort, limit } = query;
    const shown = rows.slice(0, limit);
    const items = shown.map(({ _id: id, position, body }) => ({
      id,
      position,
      document: parsed<Document>(body),
    }));
    const last = shown.at(-1);
    if (rows.length <= limit || last === undefined) return { items, next: undefined };
    const values = (sort ?? []).map(({ field }) => last.fields?.[field] ?? null);
    return { items, next: encodeCursor(query, { id: last._id, values }) };
  }

  private expectFields(live: CopyPointer, parts: readonly (Condition | { readonly field: string })[]): void {
    const fields = fieldsOf(live);
    for (const part of parts)
      if ('field' in part && !fields.has(part.field)) throw new ViewBehind(this.schema.name, part.field);
  }
}

const parsed = <Document>(body = 'null') => JSON.parse(body) as Document;
