/** Writes bits, the highest first, as video is coded. */
export class Bits {
  private readonly bytes: number[] = [];
  private current = 0;
  private filled = 0;

  bit(value: number | boolean): this {
    this.current = (this.current << 1) | (value ? 1 : 0);
    if (++this.filled === 8) {
      this.bytes.push(this.current);
      this.current = 0;
      this.filled = 0;
    }
    return this;
  }

  /** `length` bits of a number. */
  u(length: number, value: number): this {
    for (let at = length - 1; at >= 0; at--) this.bit(Math.floor(value / 2 ** at) % 2);
    return this;
  }

  /** Exp-Golomb. */
  ue(value: number): this {
    const length = (value + 1).toString(2).length;
    return this.u(length - 1, 0).u(length, value + 1);
  }

  alignWithZeros(): this {
    while (this.filled !== 0) this.bit(0);
    return this;
  }

  /** A one, then zeros to the end of the byte. */
  trailing(): this {
    return this.bit(1).alignWithZeros();
  }

  done(): Buffer {
    return Buffer.from(this.bytes);
  }
}
