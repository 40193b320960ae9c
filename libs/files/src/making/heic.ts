import { type Brightness, codeHevc } from './hevc.js';

const u8 = (...values: number[]) => Buffer.from(values);
const u16 = (value: number) => u8(value >> 8, value & 255);
function u32(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
}
const ascii = (text: string) => Buffer.from(text, 'latin1');

/** A box of the ISO base media format. */
export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const all = Buffer.concat(content);
  return Buffer.concat([u32(all.length + 8), ascii(type), all]);
}
const full = (type: string, version: number, flags: number, ...content: readonly Buffer[]) =>
  box(type, u32(version * 2 ** 24 + flags), ...content);

export interface MadeHeic {
  readonly width: number;
  readonly height: number;
  readonly brightness: Brightness;
  /** Turns to the left, of 90 degrees, by which the picture comes to stand upright. */
  readonly turns?: 0 | 1 | 2 | 3;
  /** What the file says of the size, if it lies. */
  readonly said?: { readonly width: number; readonly height: number };
}

/** A HEIC as a phone writes it: one picture, and how it is to be turned. Sides are multiples of 32. */
export function heic({ width, height, brightness, turns = 0, said = { width, height } }: MadeHeic): Buffer {
  const { parameterSets, slice } = codeHevc(width, height, brightness);
  const data = Buffer.concat([u32(slice.length), slice]);
  const arrays = parameterSets.map(({ type, unit }) =>
    Buffer.concat([u8(0x80 | type), u16(1), u16(unit.length), unit]),
  );
  const configuration = box(
    'hvcC',
    u8(1, 1),
    u32(0x60000000),
    u8(0x90, 0, 0, 0, 0, 0, 93, 0xf0, 0, 0xfc, 0xfd, 0xf8, 0xf8, 0, 0, 0x0f, arrays.length),
    ...arrays,
  );
  const size = full('ispe', 0, 0, u32(said.width), u32(said.height));
  const properties = box(
    'iprp',
    box('ipco', configuration, size, box('irot', u8(turns))),
    full('ipma', 0, 0, u32(1), u16(1), u8(3, 0x81, 0x02, 0x83)),
  );
  const brand = box('ftyp', ascii('heic'), u32(0), ascii('mif1heic'));
  const meta = (offset: number) =>
    full(
      'meta',
      0,
      0,
      full('hdlr', 0, 0, u32(0), ascii('pict'), Buffer.alloc(13)),
      full('pitm', 0, 0, u16(1)),
      full('iloc', 0, 0, u8(0x44, 0), u16(1), u16(1), u16(0), u16(1), u32(offset), u32(data.length)),
      full('iinf', 0, 0, u16(1), full('infe', 2, 0, u16(1), u16(0), ascii('hvc1'), u8(0))),
      properties,
    );
  const offset = brand.length + meta(0).length + 8;
  return Buffer.concat([brand, meta(offset), box('mdat', data)]);
}
