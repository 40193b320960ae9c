import type { Collection } from 'mongodb';
import type { Instant } from '#kernel';
import {
  type CopyInfo,
  type Json,
  type ReadStore,
  ReadStoreRefused,
  type Space,
  type ViewCopy,
  type ViewReader,
  type ViewSchema,
} from '#read-store';
import { type Mongo, timeLimit } from './connect-mongo.js';
import { MongoViewCopy } from './mongo-view-copy.js';
import { MongoViewReader } from './mongo-view-reader.js';
import type { StoredView } from './stored-view.js';
import { MongoCheckpoints } from './view-checkpoints.js';
import { alignIndexes } from './view-indexes.js';
import { type CopyPointer, MongoPointers, shapeOf } from './view-pointers.js';

const copyPrefix = 'views.';
/** How long a health check may take. */
const pulseLimit = { maxTimeMS: 2_000 };

/**
 * The read store of many machines: a collection for each copy of each view, `views` for what copies there are, and
 * `view_checkpoints` for where each stands. Any number of processes may read and try to write; a copy's checkpoint
 * says who owns it.
 */
export class MongoReadStore implements ReadStore {
  private readonly ports;

  /** The connections stay the caller's. */
  constructor(private readonly mongo: Mongo) {
    this.ports = { mongo, pointers: new MongoPointers(mongo), checkpoints: new MongoCheckpoints(mongo) };
  }

  reader<Document = Json>(schema: ViewSchema): ViewReader<Document> {
    return new MongoViewReader<Document>(this.ports, schema);
  }

  async copy(schema: ViewSchema, build: string): Promise<ViewCopy> {
    checkNames(schema, build);
    const pointer = await this.ports.pointers.add(schema, build);
    if (pointer.version !== schema.version || pointer.shape !== shapeOf(schema))
      throw new ReadStoreRefused(
        `the copy ${build} of ${schema.name} has another shape (version ${pointer.version}): a view can always be rebuilt; run "caseledger projections rebuild ${schema.name}"`,
      );
    if (pointer.wasLive) await this.mongo.ask(() => alignIndexes(this.views(pointer), schema));
    return new MongoViewCopy(this.ports, schema, pointer);
  }

  async copies(): Promise<readonly CopyInfo[]> {
    const { pointers, checkpoints } = this.ports;
    const [copies, at] = await Promise.all([pointers.all(), this.mongo.ask(() => checkpoints.all())]);
    return copies.map(({ name, live, copy: { version, build, collection, wasLive, replacedAt } }) => ({
      name,
      version,
      build,
      state: live ? 'live' : wasLive ? 'previous' : 'building',
      checkpoint: at.get(collection),
      replacedAt,
    }));
  }

  async live(name: string): Promise<{ readonly build: string; readonly version: number } | undefined> {
    const live = await this.ports.pointers.live(name);
    return live && { build: live.build, version: live.version };
  }

  /** A copy gets its indexes at the end of its bulk mode, or here at the latest. */
  async flip(schema: ViewSchema, build: string, expected: string | undefined): Promise<boolean> {
    const { pointers } = this.ports;
    const pointer = await pointers.find(schema.name, build);
    if (pointer !== undefined) await this.mongo.ask(() => alignIndexes(this.views(pointer), schema));
    return pointers.flip(schema.name, build, expected);
  }

  noteReplaced(name: string, build: string, at: Instant): Promise<void> {
    return this.ports.pointers.noteReplaced(name, build, at);
  }

  async retire(name: string, build: string): Promise<void> {
    await this.ports.pointers.remove(name, build);
    await this.dropUnlisted();
  }

  async sweep(name: string, before: string): Promise<number> {
    let swept = 0;
    for (const { name: view, live, copy } of await this.ports.pointers.all()) {
      if (view !== name || !(live || copy.wasLive)) continue;
      const buried = { removed: { $lt: before } };
      const { deletedCount } = await this.mongo.ask(() => this.views(copy).deleteMany(buried, timeLimit));
      swept += deletedCount;
    }
    return swept;
  }

  async space(): Promise<Space> {
    const pointers = await this.ports.pointers.all();
    const copies = await Promise.all(
      pointers.map(async ({ name, copy: { build, collection } }) => {
        const told = await this.told({ collStats: collection });
        return { name, build, bytes: numberIn(told, 'storageSize') + numberIn(told, 'totalIndexSize') };
      }),
    );
    const { fsTotalSize, fsUsedSize } = await this.told({ dbStats: 1 });
    const isTold = typeof fsTotalSize === 'number' && typeof fsUsedSize === 'number' && fsTotalSize > 0;
    return { free: isTold ? fsTotalSize - fsUsedSize : undefined, copies };
  }

  async healthy(): Promise<boolean> {
    const pulse = this.mongo.db.collection<{ _id: string; beats: number }>('pulse');
    try {
      const beat = { $inc: { beats: 1 } };
      return (await pulse.updateOne({ _id: 'read-store' }, beat, { upsert: true, ...pulseLimit }))
        .acknowledged;
    } catch {
      return false;
    }
  }

  /** Nothing to close: the connections are shared. */
  async close(): Promise<void> {}

  /** What a server says of itself; nothing where it has no such command, or nothing is there yet. */
  private told = (command: object): Promise<Readonly<Record<string, unknown>>> =>
    this.mongo.ask(() => this.mongo.db.command({ ...command, ...timeLimit }).catch(() => ({})));

  private views = ({ collection }: CopyPointer): Collection<StoredView> =>
    this.mongo.db.collection(collection);

  /**
   * Drops the collections and checkpoints of copies that are listed no more, those too that a crash left behind. A
   * copy is listed before its collection is made, and names never come back: what is found first and then not listed
   * was retired.
   */
  private async dropUnlisted(): Promise<void> {
    const { pointers, checkpoints } = this.ports;
    await this.mongo.ask(async () => {
      const found = await this.mongo.db.listCollections({}, { nameOnly: true }).toArray();
      const standing = await checkpoints.all();
      const listed = new Set((await pointers.all()).map(({ copy }) => copy.collection));
      const retired = (name: string) => name.startsWith(copyPrefix) && !listed.has(name);
      await checkpoints.remove([...standing.keys()].filter(retired));
      for (const { name } of found) if (retired(name)) await this.mongo.db.dropCollection(name);
    });
  }
}

/** @throws RangeError */
function checkNames({ name, fields }: ViewSchema, build: string): void {
  if (!/^[A-Za-z0-9._-]+$/.test(build) || !/^[A-Za-z0-9._-]+$/.test(name))
    throw new RangeError(
      `"${name}" and "${build}" must be plain names: they become the name of a collection`,
    );
  for (const field of Object.keys(fields))
    if (!/^[A-Za-z0-9_-]+$/.test(field))
      throw new RangeError(`"${field}" must be a plain name to be indexed`);
}

const numberIn = (told: Readonly<Record<string, unknown>>, name: string): number => {
  const value = told[name];
  return typeof value === 'number' ? value : 0;
};
