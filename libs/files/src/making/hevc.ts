import { Bits } from './bits.js';

/** Blocks of 32 × 32 are the largest that may be stored as they are (PCM). */
export const blockSide = 32;

/** Brightness (Y) at a place, 0–255; colour is grey. */
export type Brightness = (x: number, y: number) => number;

/** One picture in H.265, as the parameter sets and the slice of a HEIC. Sides are multiples of 32. */
export interface Coded {
  readonly parameterSets: readonly { readonly type: number; readonly unit: Buffer }[];
  readonly slice: Buffer;
}

const videoParameters = 32;
const sequenceParameters = 33;
const pictureParameters = 34;
const instantPicture = 19;

/** Codes a picture without compression: every block is written as it is (I_PCM). */
export function codeHevc(width: number, height: number, brightness: Brightness): Coded {
  const sets = [
    [videoParameters, videoSet()],
    [sequenceParameters, sequenceSet(width, height)],
    [pictureParameters, pictureSet()],
  ] as const;
  return {
    parameterSets: sets.map(([type, payload]) => ({ type, unit: unit(type, payload) })),
    slice: unit(instantPicture, slice(width, height, brightness)),
  };
}

/** With its header; three bytes that could be taken for a start are broken up. */
function unit(type: number, payload: Buffer): Buffer {
  const out = [type << 1, 1];
  let zeros = 0;
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      out.push(3);
      zeros = 0;
    }
    out.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Buffer.from(out);
}

/** Profile Main, level 3.1. */
const profile = (bits: Bits) =>
  bits.u(2, 0).u(1, 0).u(5, 1).u(32, 0x60000000).u(4, 0b1001).u(22, 0).u(22, 0).u(8, 93);

const videoSet = () =>
  profile(new Bits().u(4, 0).u(2, 3).u(6, 0).u(3, 0).bit(1).u(16, 0xffff))
    .bit(1)
    .ue(0)
    .ue(0)
    .ue(0)
    .u(6, 0)
    .ue(0)
    .bit(0)
    .bit(0)
    .trailing()
    .done();

const sequenceSet = (width: number, height: number) =>
  profile(new Bits().u(4, 0).u(3, 0).bit(1))
    .ue(0)
    // 4:2:0, 8 bits
    .ue(1)
    .ue(width)
    .ue(height)
    .bit(0)
    .ue(0)
    .ue(0)
    .ue(0)
    .bit(1)
    .ue(0)
    .ue(0)
    .ue(0)
    // Blocks of 32 only; transforms, of which there are none, of 4 to 32
    .ue(2)
    .ue(0)
    .ue(0)
    .ue(3)
    .ue(0)
    .ue(0)
    .bit(0)
    .bit(0)
    .bit(0)
    // PCM of 8 bits, in blocks of 32, not smoothed
    .bit(1)
    .u(4, 7)
    .u(4, 7)
    .ue(2)
    .ue(0)
    .bit(1)
    .ue(0)
    .bit(0)
    .bit(0)
    .bit(0)
    .bit(0)
    .bit(0)
    .trailing()
    .done();

const pictureSet = () =>
  new Bits()
    .ue(0)
    .ue(0)
    .bit(0)
    .bit(0)
    .u(3, 0)
    .bit(0)
    .bit(0)
    .ue(0)
    .ue(0)
    // Quantiser 26: signed 0
    .ue(0)
    .bit(0)
    .bit(0)
    .bit(0)
    .ue(0)
    .ue(0)
    .bit(0)
    .bit(0)
    .bit(0)
    .bit(0)
    .bit(0)
    .bit(0)
    .bit(0)
    // No smoothing between blocks
    .bit(1)
    .bit(0)
    .bit(1)
    .bit(0)
    .bit(0)
    .ue(0)
    .bit(0)
    .bit(0)
    .trailing()
    .done();

function slice(width: number, height: number, brightness: Brightness): Buffer {
  const bits = new Bits().bit(1).bit(0).ue(0).ue(2).ue(0).trailing();
  const coder = new ArithmeticCoder(bits);
  const [across, down] = [width / blockSide, height / blockSide];
  for (let block = 0; block < across * down; block++) {
    const [left, top] = [(block % across) * blockSide, Math.floor(block / across) * blockSide];
    coder.undivided();
    coder.terminate(true);
    bits.alignWithZeros();
    for (let y = 0; y < blockSide; y++)
      for (let x = 0; x < blockSide; x++) bits.u(8, brightness(left + x, top + y));
    for (let n = 0; n < (blockSide * blockSide) / 2; n++) bits.u(8, 128);
    coder.restart();
    coder.terminate(block === across * down - 1);
  }
  return bits.alignWithZeros().done();
}

/** Ranges of the less probable symbol, for the first states of a context (H.265, table 9-52). */
const lessProbable = [
  [128, 176, 208, 240],
  [128, 167, 197, 227],
  [128, 158, 187, 216],
  [123, 150, 178, 205],
  [116, 142, 169, 195],
  [111, 135, 160, 185],
  [105, 128, 152, 175],
  [100, 122, 144, 166],
  [95, 116, 137, 158],
  [90, 110, 130, 150],
  [85, 104, 123, 142],
  [81, 99, 117, 135],
] as const;

/** CABAC (H.265, 9.3), as much of it as PCM needs. */
class ArithmeticCoder {
  private low = 0;
  private range = 510;
  private isFirst = true;
  private outstanding = 0;
  /** Of the context that says that a block is not divided: probable from the start at quantiser 26. */
  private state = 0;

  constructor(private readonly bits: Bits) {}

  restart(): void {
    this.low = 0;
    this.range = 510;
    this.isFirst = true;
    this.outstanding = 0;
  }

  /** part_mode: 2N×2N. */
  undivided(): void {
    this.range -= lessProbable[this.state]![(this.range >> 6) & 3]!;
    this.state++;
    this.renormalise();
  }

  terminate(isLast: boolean): void {
    this.range -= 2;
    if (isLast) {
      this.low += this.range;
      this.range = 2;
    }
    this.renormalise();
    if (!isLast) return;
    this.put((this.low >> 9) & 1);
    this.bits.u(2, ((this.low >> 7) & 3) | 1);
  }

  private renormalise(): void {
    for (; this.range < 256; this.range <<= 1, this.low <<= 1) {
      if (this.low < 256) this.put(0);
      else if (this.low >= 512) {
        this.low -= 512;
        this.put(1);
      } else {
        this.low -= 256;
        this.outstanding++;
      }
    }
  }

  private put(bit: number): void {
    if (this.isFirst) this.isFirst = false;
    else this.bits.bit(bit);
    for (; this.outstanding > 0; this.outstanding--) this.bits.bit(1 - bit);
  }
}
