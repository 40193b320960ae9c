/** 64 bits of a keyed digest of a value: tells equal values apart from others without holding them. */
export type Digest = (kind: string, value: string) => Uint8Array;

/**
 * Remembers rows of small numbers under the digests of their keys, outside the JavaScript heap: 8 bytes for the
 * key and 4 for each column, about doubled by the free slots. Some 50 bytes for a person and 130 for a case, a
 * hundred megabytes for a million people, is what an import may hold on to beside its stream. That any two of a
 * million keys share their 63 bits is one chance in ten million.
 */
export class CompactTable {
  private slots: Uint32Array;
  private used = 0;
  private capacity = 1024;
  private readonly width: number;
  /** `add` follows the `find` of the same key: digested once. */
  private lastKey: string | undefined;
  private lastHalves: readonly [number, number] = [0, 0];

  constructor(
    private readonly kind: string,
    private readonly columns: number,
    private readonly digest: Digest,
  ) {
    this.width = 2 + columns;
    this.slots = new Uint32Array(this.capacity * this.width);
  }

  /** The row of a key to read and write in place, or undefined. Valid until the next `add`. */
  find(key: string): Uint32Array | undefined {
    const [high, low] = this.halves(key);
    const at = this.slotOf(high, low);
    return this.taken(at) ? this.row(at) : undefined;
  }

  /** A new row for a key that is not there. */
  add(key: string, values: readonly number[]): void {
    if (this.used * 4 >= this.capacity * 3) this.grow();
    const [high, low] = this.halves(key);
    const at = this.slotOf(high, low);
    this.slots[at] = high;
    this.slots[at + 1] = low;
    this.row(at).set(values);
    this.used++;
  }

  private halves(key: string): readonly [number, number] {
    if (key !== this.lastKey) {
      this.lastKey = key;
      this.lastHalves = this.digested(key);
    }
    return this.lastHalves;
  }

  private digested(key: string): readonly [number, number] {
    const bytes = this.digest(this.kind, key);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // A free slot is all zero: one bit keeps a key from looking like one.
    return [(view.getUint32(0) | 1) >>> 0, view.getUint32(4)];
  }

  private slotOf(high: number, low: number): number {
    const mask = this.capacity - 1;
    for (let slot = (low ^ (high >>> 1)) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * this.width;
      if (!this.taken(at) || (this.slots[at] === high && this.slots[at + 1] === low)) return at;
    }
  }

  private taken(at: number): boolean {
    return this.slots[at] !== 0;
  }

  private row(at: number): Uint32Array {
    return this.slots.subarray(at + 2, at + 2 + this.columns);
  }

  private grow(): void {
    const before = this.slots;
    this.capacity *= 2;
    this.slots = new Uint32Array(this.capacity * this.width);
    for (let at = 0; at < before.length; at += this.width) {
      if (before[at] === 0) continue;
      const to = this.slotOf(before[at]!, before[at + 1]!);
      this.slots.set(before.subarray(at, at + this.width), to);
    }
  }
}
