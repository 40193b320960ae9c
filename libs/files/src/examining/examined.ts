/** What a single file is, by its content. */
export type FileKind = 'pdf' | 'jpeg' | 'png' | 'heic' | 'tiff' | 'docx';

/** A picture in memory, upright, four bytes a pixel (red, green, blue, opacity). */
export interface RawPicture {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface Examined {
  readonly kind: FileKind;
  /** Media type. */
  readonly type: string;
  /** Of a HEIC alone: what makes previews cannot read these. */
  readonly decoded?: RawPicture;
}

/** Finds out what a file is, by its content alone, all of it looked at. @throws FileRefused */
export type Examine = (bytes: Uint8Array) => Promise<Examined>;

export const mediaTypes: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  tiff: 'image/tiff',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Of one picture: a phone's 50 megapixels pass; opening a larger one would need too much memory. */
export const mostPixels = 64_000_000;
