import type { FileId, Instant } from '#kernel';

/** A file that is there. */
export interface StoredFile {
  readonly id: FileId;
  readonly writtenAt: Instant;
}

/**
 * Keeps bytes under an id. What is handed to it is sealed already: it never sees anything in clear, nor a name. Adapters:
 * `folder/`, `gridfs/`, `s3/`.
 */
export interface FileStore {
  /** All or nothing, and durable when it resolves; an id is written once. @throws Unavailable, and what `bytes` throws */
  write(id: FileId, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** From its beginning; whoever stops early ends the transfer. Undefined: there is none. @throws Unavailable */
  read(id: FileId): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** One that is not there is none the less gone. @throws Unavailable */
  remove(id: FileId): Promise<void>;
  /** Every whole file, each once, in no order. @throws Unavailable */
  list(): AsyncIterable<StoredFile>;
  /** Removes what broken writes have left that began before `olderThan`. @returns how many @throws Unavailable */
  removeUnfinished(olderThan: Instant): Promise<number>;
  /** Asks whether it can be used now. @throws Unavailable, with advice */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** What `newFileId` makes. An adapter looks for nothing else: no id can name a file outside its place. */
const shape = /^[a-z0-9-]{16,64}$/;

export const isFileId = (text: string): text is FileId => shape.test(text);
