import { createHash } from 'node:crypto';
import { type FileId, fileId, type Randomness, type Subject } from '#kernel';
import type { Vault } from '#privacy';
import type { FileStore } from '../port.js';
import { Erased, openedPieces, sealedPieces } from './sealed-pieces.js';

/** A file that the product made itself, as it was stored. */
export interface MadeFile {
  readonly fileId: FileId;
  /** Bytes, and their SHA-256 in hex, before they were sealed. */
  readonly size: number;
  readonly digest: string;
}

/** Files that the product makes itself: kept sealed, handed out as they were made, for as long as their key is there. */
export class SealedFiles {
  constructor(
    private readonly ports: {
      readonly store: FileStore;
      readonly vault: Pick<Vault, 'sealBytes' | 'openBytes'>;
      readonly randomness: Randomness;
    },
  ) {}

  /** @throws SubjectErased, Unavailable */
  async keep(subject: Subject, bytes: AsyncIterable<Uint8Array>): Promise<MadeFile> {
    const id = fileId(this.ports.randomness.uuid());
    const digest = createHash('sha256');
    let size = 0;
    const measured = async function* () {
      for await (const each of bytes) {
        digest.update(each);
        size += each.length;
        yield each;
      }
    };
    await this.ports.store.write(id, sealedPieces(measured(), { vault: this.ports.vault, subject, id }));
    return { fileId: id, size, digest: digest.digest('hex') };
  }

  /** Undefined: it is not there, or its key is destroyed. @throws PersonalDataAltered, KeyMissing, Unavailable */
  async open(id: FileId, subject: Subject): Promise<AsyncIterable<Uint8Array> | undefined> {
    const sealed = await this.ports.store.read(id);
    if (sealed === undefined) return undefined;
    const pieces = openedPieces(sealed, { vault: this.ports.vault, subject, id });
    try {
      // Whether it is erased is known by the first piece, before anything is answered.
      const first = await pieces[Symbol.asyncIterator]().next();
      return first.done ? undefined : following(first.value, pieces);
    } catch (error) {
      if (error instanceof Erased) return undefined;
      throw error;
    }
  }

  /** One that is not there is none the less gone. @throws Unavailable */
  remove(id: FileId): Promise<void> {
    return this.ports.store.remove(id);
  }
}

async function* following(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield first;
  yield* rest;
}
