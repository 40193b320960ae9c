import { hash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import type { Json, Tag } from './port.js';

/**
 * A checksum of many documents that does not depend on the order in which they are added: the exclusive or
 * of one SHA-256 for each (ids are unique, so no two cancel out).
 */
export class Fingerprint {
  private readonly sum = new Uint32Array(8);
  private documents = 0;

  add(id: string, body: Json, tags: readonly Tag[]): void {
    const keys = [...new Set(tags.map(({ kind, value }) => JSON.stringify([kind, value])))].sort();
    this.addText(`${JSON.stringify(id)}\n${canonicalJson(body)}\n${keys.join()}`);
  }

  /** A document as it is stored, whatever the order of its members is. */
  addText(text: string): void {
    const digest = hash('sha256', text, 'buffer');
    for (let word = 0; word < 8; word++) this.sum[word]! ^= digest.readUInt32LE(word * 4);
    this.documents++;
  }

  result(): { readonly documents: number; readonly checksum: string } {
    return { documents: this.documents, checksum: Buffer.from(this.sum.buffer).toString('hex') };
  }
}
