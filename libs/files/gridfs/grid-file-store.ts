import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GridFSBucket, ObjectId } from 'mongodb';
import { type FileStore, isFileId, type StoredFile } from '#files';
import { type FileId, fileId, type Instant } from '#kernel';
import { connectMongo, type Mongo } from '#read-store/mongodb';

/**
 * Files in MongoDB's GridFS, in the collections `documents.files` and `documents.chunks`. A file is there once its entry
 * is, which is written last. Each try has an id of its own in GridFS: the one of a broken write cannot be used again.
 */
export class GridFileStore implements FileStore {
  private readonly bucket: GridFSBucket;

  private constructor(private readonly mongo: Mongo) {
    this.bucket = new GridFSBucket(mongo.db, { bucketName: 'documents' });
  }

  /** @throws Unavailable, ReadStoreRefused for an address that is none */
  static async open(url: string): Promise<GridFileStore> {
    return new GridFileStore(await connectMongo(url));
  }

  async write(id: FileId, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const upload = this.bucket.openUploadStreamWithId(new ObjectId(), id);
    await this.mongo.ask(async () => {
      try {
        await pipeline(Readable.from(bytes), upload);
      } catch (error) {
        await upload.abort().catch(() => undefined);
        throw error;
      }
    });
  }

  async read(id: FileId): Promise<AsyncIterable<Uint8Array> | undefined> {
    if (!isFileId(id)) return undefined;
    const found = await this.mongo.ask(() => this.bucket.find({ filename: id }).limit(1).next());
    return found === null ? undefined : this.reading(found._id);
  }

  private async *reading(id: ObjectId): AsyncIterable<Uint8Array> {
    const stream = this.bucket.openDownloadStream(id);
    try {
      for (const each = stream[Symbol.asyncIterator](); ; ) {
        const { done, value } = await this.mongo.ask(() => each.next());
        if (done) return;
        yield value as Buffer;
      }
    } finally {
      stream.destroy();
    }
  }

  async remove(id: FileId): Promise<void> {
    await this.mongo.ask(async () => {
      for (const { _id } of await this.bucket.find({ filename: id }).toArray()) await this.bucket.delete(_id);
    });
  }

  async *list(): AsyncIterable<StoredFile> {
    const found = this.bucket.find({}, { projection: { filename: 1, uploadDate: 1 } });
    for (;;) {
      const each = await this.mongo.ask(() => found.next());
      if (each === null) return;
      yield { id: fileId(each.filename), writtenAt: each.uploadDate.toISOString() };
    }
  }

  async removeUnfinished(olderThan: Instant): Promise<number> {
    const chunks = this.mongo.db.collection<{ files_id: ObjectId }>('documents.chunks');
    const files = this.mongo.db.collection('documents.files');
    return this.mongo.ask(async () => {
      let removed = 0;
      // The first piece of each file, whole or not.
      for await (const { files_id } of chunks.find({ n: 0 }, { projection: { files_id: 1 } })) {
        if (files_id.getTimestamp().toISOString() >= olderThan) continue;
        if ((await files.findOne({ _id: files_id }, { projection: { _id: 1 } })) !== null) continue;
        await chunks.deleteMany({ files_id });
        removed++;
      }
      return removed;
    });
  }

  async check(): Promise<void> {
    await this.mongo.ask(() => this.mongo.db.command({ ping: 1 }));
  }

  close(): Promise<void> {
    return this.mongo.close();
  }
}
