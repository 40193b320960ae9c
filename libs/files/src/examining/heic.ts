import { FileRefused } from '../refusals.js';
import { type Box, boxesIn } from './boxes.js';
import type { RawPicture } from './examined.js';
import { mustNotBeHuge } from './png.js';

/** What may stand at the top of a HEIC; `mpvd` and `sefd` are Samsung's motion photos. */
const known = new Set(['ftyp', 'meta', 'mdat', 'moov', 'free', 'skip', 'wide', 'uuid', 'mpvd', 'sefd']);
/** Brands of pictures coded by HEVC: others (AVIF) share the container. */
const brands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);

/** A whole HEIC: known boxes from the first byte to the last, with a picture that is not too large. @throws FileRefused */
export function examineHeic(bytes: Buffer): void {
  const top = [...boxesIn(bytes, 0, bytes.length)];
  const brandsOf = ({ from, to }: Box) => bytes.toString('latin1', from, to).match(/.{4}/gs) ?? [];
  if (top[0]?.type !== 'ftyp' || !brandsOf(top[0]).some((each) => brands.has(each)))
    throw new FileRefused('file_kind');
  if (top.at(-1)?.to !== bytes.length) throw new FileRefused('file_damaged');
  if (top.some(({ type }) => !known.has(type))) throw new FileRefused('file_kind');
  const meta = top.find(({ type }) => type === 'meta');
  if (meta === undefined) throw new FileRefused('file_damaged');
  for (const { from } of sizesIn(bytes, meta))
    mustNotBeHuge(bytes.readUInt32BE(from + 4), bytes.readUInt32BE(from + 8));
}

/** The boxes that say how large the pictures are: meta/iprp/ipco/ispe. `meta` has a version before its boxes. */
function* sizesIn(bytes: Buffer, meta: Box): Generator<Box> {
  for (const properties of named('iprp', bytes, meta.from + 4, meta.to))
    for (const list of named('ipco', bytes, properties.from, properties.to))
      for (const size of named('ispe', bytes, list.from, list.to)) if (size.to - size.from >= 12) yield size;
}

function* named(type: string, bytes: Buffer, from: number, to: number): Generator<Box> {
  for (const box of boxesIn(bytes, from, to)) if (box.type === type) yield box;
}

interface HeifImage {
  is_primary(): boolean;
  get_width(): number;
  get_height(): number;
  display(
    into: { data: Uint8ClampedArray; width: number; height: number },
    done: (filled: object | null) => void,
  ): void;
  free(): void;
}

/** Opens the picture, turned upright as the file says. Slow, and large in memory: 12 megapixels need seconds. @throws FileRefused */
export async function decodeHeic(bytes: Buffer): Promise<RawPicture> {
  const { default: libheif } = await import('libheif-js/wasm-bundle.js');
  const images: readonly HeifImage[] = new libheif.HeifDecoder().decode(bytes);
  const image = images.find((each) => each.is_primary()) ?? images[0];
  if (image === undefined) throw new FileRefused('file_damaged');
  const [width, height] = [image.get_width(), image.get_height()];
  mustNotBeHuge(width, height);
  const data = new Uint8ClampedArray(width * height * 4);
  const filled = await new Promise<object | null>((resolve) =>
    image.display({ data, width, height }, resolve),
  );
  for (const each of images) each.free();
  if (filled === null) throw new FileRefused('file_damaged');
  return { pixels: new Uint8Array(data.buffer), width, height };
}
