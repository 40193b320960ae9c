import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/**
 * A picture of which every corner can be told from the others, as an upright photo has them: red above left, green above
 * right, blue below left, white below right.
 */
export function corners(width = 120, height = 80): Sharp {
  const colours = [0xff0000, 0x00ff00, 0x0000ff, 0xffffff];
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = colours[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)]!;
      pixels.writeUIntBE(colour, (y * width + x) * 3, 3);
    }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** As a phone writes it that was held sideways: the pixels lie, and EXIF says how to turn them. */
export const lyingJpeg = async (orientation: 3 | 6 | 8): Promise<Buffer> => {
  const back = { 3: 180, 6: 270, 8: 90 }[orientation];
  const lying = await corners().rotate(back).png().toBuffer();
  return sharp(lying).withMetadata({ orientation }).jpeg().toBuffer();
};

/** Which of the four corners of `corners` are where they belong. */
export async function isUpright(jpeg: Uint8Array): Promise<boolean> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const from = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    return [0, 1, 2].map((n) => (data[from + n]! > 127 ? 1 : 0)).join('');
  };
  const seen = [at(0.1, 0.1), at(0.9, 0.1), at(0.1, 0.9), at(0.9, 0.9)].join(' ');
  return seen === '100 010 001 111';
}

/** A page of a fax. */
export const faxTiff = (): Promise<Buffer> =>
  corners(1_728, 600).toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer();

export async function tiffOf(pages: number): Promise<Buffer> {
  const page = await corners(90, 60).png().toBuffer();
  const all =
    pages === 1 ? sharp(page) : sharp(Array<Buffer>(pages).fill(page), { join: { animated: true } });
  return all.tiff({ compression: 'lzw' }).toBuffer();
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const pngMark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  // Eight bits of grey.
  data[8] = 8;
  return chunk('IHDR', data);
}

/** An animated PNG of two frames. */
export function apng(width = 32, height = 32): Buffer {
  const rows = deflateSync(Buffer.alloc((width + 1) * height, 0));
  const control = (sequence: number) => {
    const data = Buffer.alloc(26);
    for (const [at, value] of [sequence, width, height, 0, 0].entries()) data.writeUInt32BE(value, at * 4);
    data.writeUInt16BE(1, 20);
    data.writeUInt16BE(10, 22);
    return chunk('fcTL', data);
  };
  const animation = Buffer.alloc(8);
  animation.writeUInt32BE(2, 0);
  return Buffer.concat([
    pngMark,
    header(width, height),
    chunk('acTL', animation),
    control(0),
    chunk('IDAT', rows),
    control(1),
    chunk('fdAT', Buffer.concat([Buffer.from([0, 0, 0, 2]), rows])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG that says it is so large, with as many rows as that needs: zeros pack well. */
export function pngBomb(width: number, height: number): Buffer {
  const rows = deflateSync(Buffer.alloc((width + 1) * height), { level: 9 });
  return Buffer.concat([pngMark, header(width, height), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

/** A film of no frames, as motion photos carry one behind their picture. */
export const film = (): Buffer => {
  const box = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, content]);
  };
  return Buffer.concat([
    box('ftyp', Buffer.from('mp42\0\0\0\0isommp42', 'latin1')),
    box('mdat', Buffer.alloc(500, 7)),
    box('moov', box('mvhd', Buffer.alloc(100))),
  ]);
};

/** Samsung's trailer of a motion photo: the film, and a directory that says where it begins. */
export function samsungTrailer(): Buffer {
  const part = Buffer.concat([Buffer.from('\0\0\x30\x0a\x10\0\0\0MotionPhoto_Data', 'latin1'), film()]);
  const directory = Buffer.alloc(24);
  directory.write('SEFH', 0, 'latin1');
  directory.writeUInt32LE(106, 4);
  directory.writeUInt32LE(1, 8);
  directory.writeUInt16LE(0x0a30, 14);
  directory.writeUInt32LE(part.length, 16);
  directory.writeUInt32LE(part.length, 20);
  const end = Buffer.alloc(8);
  end.writeUInt32LE(directory.length, 0);
  end.write('SEFT', 4, 'latin1');
  return Buffer.concat([part, directory, end]);
}
