import type { Randomness } from '#kernel';
import type { StoredDocument, ViewCopy } from '#read-store';
import { pagesOf } from './compare-copies.js';

const everything = 2 ** 32;

/**
 * Documents by chance: those whose ids have the smallest numbers under a number of this sample's own. Whether an id
 * belongs to it can be told also of one that the copy should hold and does not.
 */
export class DocumentSample {
  private constructor(
    readonly documents: ReadonlyMap<string, StoredDocument>,
    private readonly seed: number,
    private readonly below: number,
  ) {}

  static async of(copy: ViewCopy, size: number, randomness: Randomness): Promise<DocumentSample> {
    const seed = Buffer.from(randomness.bytes(4)).readUInt32BE();
    let kept: Numbered[] = [];
    let below = everything;
    const cut = () => {
      kept.sort((a, b) => a.number - b.number);
      if (kept.length > size) below = kept[size]?.number ?? below;
      kept = kept.slice(0, size);
    };
    for await (const page of pagesOf(copy)) {
      for (const document of page) {
        const number = numberOf(document.id, seed);
        if (number < below) kept.push({ number, document });
      }
      if (kept.length > size * 2) cut();
    }
    cut();
    return new DocumentSample(new Map(kept.map(({ document }) => [document.id, document])), seed, below);
  }

  has = (id: string): boolean => numberOf(id, this.seed) < this.below;
}

interface Numbered {
  readonly number: number;
  readonly document: StoredDocument;
}

/** Spreads ids evenly over 32 bits (FNV-1a with a last mix): no secret, only chance. */
function numberOf(id: string, seed: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
