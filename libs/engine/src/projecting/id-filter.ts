/**
 * Remembers which ids were seen, in a fixed 4 MB (a Bloom filter): `false` is certain, `true` is not; of three
 * million ids, fewer than one in a hundred unseen ones are taken for seen.
 */
export class IdFilter {
  private readonly words = new Uint32Array(1 << 20);

  add(id: string): void {
    this.hash(id);
    for (let n = 0; n < probes; n++) {
      const bit = this.bit(n);
      this.words[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  mayHave(id: string): boolean {
    this.hash(id);
    for (let n = 0; n < probes; n++) {
      const bit = this.bit(n);
      if ((this.words[bit >>> 5]! & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  private first = 0;
  private second = 0;

  /** Two FNV-like hashes in one pass; the probes are combined from them. */
  private hash(id: string): void {
    let first = 0x811c9dc5;
    let second = 0x9747b28c;
    for (let n = 0; n < id.length; n++) {
      const code = id.charCodeAt(n);
      first = Math.imul(first ^ code, 0x01000193);
      second = Math.imul(second ^ code, 0x5bd1e995);
      second ^= second >>> 15;
    }
    this.first = first ^ (first >>> 13);
    this.second = second | 1;
  }

  private bit = (n: number) => (this.first + Math.imul(n, this.second)) & (32 * (1 << 20) - 1);
}

const probes = 5;
