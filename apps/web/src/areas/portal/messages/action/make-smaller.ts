import { isPicture } from './uploads.js';

/** The longest side, and how much of what is there is kept: a letter stays readable down to the last of them. */
const steps = [
  { side: 3_200, quality: 0.85 },
  { side: 2_600, quality: 0.8 },
  { side: 2_200, quality: 0.75 },
  { side: 1_800, quality: 0.7 },
  { side: 1_500, quality: 0.6 },
] as const;

/**
 * Pictures again as JPEG of at most so many bytes each, turned upright; undefined where this browser cannot show one of
 * them (a HEIC outside of an iPhone), or it stays too large.
 */
export async function madeSmaller(
  files: readonly File[],
  most: number,
): Promise<readonly File[] | undefined> {
  const made: File[] = [];
  for (const file of files) {
    const smaller = isPicture(file) ? await smallerOf(file, most) : undefined;
    if (smaller === undefined) return undefined;
    made.push(smaller);
  }
  return made;
}

async function smallerOf(file: File, most: number): Promise<File | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (picture === undefined) return undefined;
  try {
    for (const { side, quality } of steps) {
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const bytes = await new Promise<Blob | null>((resolve) =>
        canvas.toBlob(resolve, 'image/jpeg', quality),
      );
      if (bytes !== null && bytes.size <= most)
        return new File([bytes], file.name.replace(/(\.\w+)?$/, '.jpg'), { type: 'image/jpeg' });
    }
    return undefined;
  } finally {
    picture.close();
  }
}
