import type { Sharp, SharpOptions } from 'sharp';
import { type Examined, mostPixels } from '../examining/examined.js';
import { FileRefused } from '../refusals.js';

type MakeSharp = (bytes: Uint8Array, options: SharpOptions) => Sharp;
let loaded: Promise<MakeSharp> | undefined;

/** Loaded with the first picture: it is large. */
function loadSharp(): Promise<MakeSharp> {
  loaded ??= import('sharp').then(({ default: sharp }) => {
    // It opens what it is given by content: SVG, PDF, GIF and the rest are nobody's to open here.
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({
      operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadTiffBuffer'],
    });
    // What it keeps for a next time is never asked for again.
    sharp.cache(false);
    return sharp;
  });
  return loaded;
}

/** A page of A4 can be read at that; in pixels. */
const longestSide = 1_600;
const mostTiffPages = 200;
/** Of all pages of a TIFF: a hundred in colour. */
const mostTiffPixels = 1_000_000_000;
const mostSeconds = 30;
const reading = { limitInputPixels: mostPixels, failOn: 'error' } as const;

/**
 * A JPEG of each page of a picture, upright, without what the camera wrote into it; none of a PDF or DOCX. All pages are
 * decoded: a picture of which a part is missing is refused. @throws FileRefused
 */
export async function previewsOf(bytes: Uint8Array, { kind, decoded }: Examined): Promise<Buffer[]> {
  if (kind === 'pdf' || kind === 'docx') return [];
  const sharp = await loadSharp();
  try {
    if (decoded !== undefined) {
      const { pixels, width, height } = decoded;
      return [await preview(sharp(pixels, { raw: { width, height, channels: 4 } }))];
    }
    if (kind !== 'tiff') return [await preview(sharp(bytes, reading))];
    const { pages = 1 } = await sharp(bytes, reading).metadata();
    if (pages > mostTiffPages) throw new FileRefused('files_too_many');
    const all: Buffer[] = [];
    let pixels = 0;
    for (let page = 0; page < pages; page++) {
      const { width, height } = await sharp(bytes, { ...reading, page }).metadata();
      pixels += width * height;
      if (pixels > mostTiffPixels) throw new FileRefused('file_pixels');
      all.push(await preview(sharp(bytes, { ...reading, page })));
    }
    return all;
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    const isHuge = /pixel limit|too large|maximum/i.test((error as Error).message);
    throw new FileRefused(isHuge ? 'file_pixels' : 'file_damaged');
  }
}

const preview = (picture: Sharp): Promise<Buffer> =>
  picture
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 82 })
    .timeout({ seconds: mostSeconds })
    .toBuffer();
