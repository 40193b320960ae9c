import type { Collection } from 'mongodb';
import {
  type Checkpoint,
  type Commit,
  type DocumentWrite,
  Fingerprint,
  ReadStoreRefused,
  type StoredDocument,
  type ViewCopy,
  type ViewSchema,
} from '#read-store';
import { type Mongo, timeLimit } from './connect-mongo.js';
import { writeGuarded } from './guarded-writes.js';
import { fromStored, type StoredView, tagsOf, toStored } from './stored-view.js';
import type { MongoCheckpoints } from './view-checkpoints.js';
import { alignIndexes } from './view-indexes.js';
import type { CopyPointer, MongoPointers } from './view-pointers.js';

const idsPerQuestion = 1_000;

interface CopyPorts {
  readonly mongo: Mongo;
  readonly pointers: MongoPointers;
  readonly checkpoints: MongoCheckpoints;
}

/**
 * One copy of a view in a collection of its own. A commit writes the documents, each by compare-and-set on its
 * position, and then moves the checkpoint by compare-and-set; no transaction holds the two together. What a crash
 * leaves between them is what the next commit would write: whoever goes on finds those documents further than its
 * checkpoint and leaves them alone.
 */
export class MongoViewCopy implements ViewCopy {
  readonly build: string;
  private readonly name: string;
  private readonly views: Collection<StoredView>;
  private bulk: boolean;

  constructor(
    private readonly ports: CopyPorts,
    readonly schema: ViewSchema,
    { build, collection, bulk }: CopyPointer,
  ) {
    this.build = build;
    this.name = collection;
    this.views = ports.mongo.db.collection(collection);
    this.bulk = bulk;
  }

  checkpoint(): Promise<Checkpoint | undefined> {
    return this.ask(() => this.ports.checkpoints.get(this.name));
  }

  async claim(ledgerId: string): Promise<Checkpoint> {
    const { name } = this.schema;
    if ((await this.ports.pointers.find(name, this.build))?.collection !== this.name)
      throw new ReadStoreRefused(`the copy ${this.build} of ${name} was retired`);
    const foreign = `the copy ${this.build} of ${name} was fed from another ledger: a view can always be rebuilt; run "caseledger projections rebuild ${name}"`;
    return this.ask(() => this.ports.checkpoints.claim(this.name, ledgerId, foreign));
  }

  async load(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>> {
    const rows = await this.rows(ids);
    return new Map(rows.map((row) => [row._id, fromStored(row)]));
  }

  async commit({ writes, from, to }: Commit): Promise<'committed' | 'lost'> {
    const documents = writes.map((write) => ({
      stored: toStored(this.schema, write),
      expected: write.expected,
    }));
    return this.ask(async () => {
      if (!(await this.isWhereExpected(from, writes))) return 'lost';
      if (!(await writeGuarded(this.views, documents))) return 'lost';
      return (await this.ports.checkpoints.move(this.name, from, to)) ? 'committed' : 'lost';
    });
  }

  async beginBulk(): Promise<void> {
    if (this.bulk) return;
    if ((await this.checkpoint())?.position !== undefined)
      throw new Error(`the copy ${this.build} of ${this.schema.name} is past its first commit: no bulk mode`);
    await this.ports.pointers.setBulk(this.schema.name, this.build, true);
    this.bulk = true;
  }

  async endBulk(): Promise<void> {
    if (!this.bulk) return;
    await this.ask(() => alignIndexes(this.views, this.schema));
    await this.ports.pointers.setBulk(this.schema.name, this.build, false);
    this.bulk = false;
  }

  fingerprint(): Promise<{ readonly documents: number; readonly checksum: string }> {
    return this.summed((fingerprint, { _id, body = 'null', tags }) =>
      fingerprint.add(_id, JSON.parse(body), tagsOf(tags)),
    );
  }

  quickFingerprint(): Promise<{ readonly documents: number; readonly checksum: string }> {
    return this.summed((fingerprint, { _id, body = 'null', tags = [] }) =>
      fingerprint.addText(JSON.stringify([_id, tags, body])),
    );
  }

  async documents(after: string | undefined, limit: number): Promise<readonly StoredDocument[]> {
    const living = { removed: { $exists: false }, ...(after !== undefined && { _id: { $gt: after } }) };
    const options = { sort: { _id: 1 as const }, limit, ...timeLimit };
    return (await this.ask(() => this.views.find(living, options).toArray())).map(fromStored);
  }

  /** Nothing to close: the connections are shared. */
  async close(): Promise<void> {}

  /**
   * Whether a commit would be whole, as far as can be seen before it: an owner that was replaced, or whose memory is
   * wrong, then writes nothing. Between the look and the writes the guards of the writes hold. In a build, which has
   * no readers, only the owner matters.
   */
  private async isWhereExpected(from: Checkpoint, writes: readonly DocumentWrite[]): Promise<boolean> {
    const ids = this.bulk ? [] : writes.map(({ id }) => id);
    const [at, rows] = await Promise.all([
      this.ports.checkpoints.get(this.name),
      this.rows(ids, { position: 1 }),
    ]);
    if (at?.ledgerId !== from.ledgerId || at.position !== from.position || at.epoch !== from.epoch)
      return false;
    if (this.bulk) return true;
    const positions = new Map(rows.map(({ _id, position }) => [_id, position]));
    return writes.every(({ id, expected }) => positions.get(id) === expected);
  }

  private async rows(ids: readonly string[], projection?: { readonly position: 1 }): Promise<StoredView[]> {
    const questions: Promise<StoredView[]>[] = [];
    for (let start = 0; start < ids.length; start += idsPerQuestion) {
      const some = ids.slice(start, start + idsPerQuestion);
      const options = { batchSize: idsPerQuestion, ...(projection && { projection }), ...timeLimit };
      questions.push(this.ask(() => this.views.find({ _id: { $in: some } }, options).toArray()));
    }
    return (await Promise.all(questions)).flat();
  }

  private summed(add: (fingerprint: Fingerprint, row: StoredView) => void) {
    return this.ask(async () => {
      const fingerprint = new Fingerprint();
      const living = this.views.find({ removed: { $exists: false } }, { batchSize: idsPerQuestion });
      for await (const row of living) add(fingerprint, row);
      return fingerprint.result();
    });
  }

  private ask = <T>(work: () => Promise<T>): Promise<T> => this.ports.mongo.ask(work);
}
