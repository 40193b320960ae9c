import { fileTypeFromBuffer } from 'file-type/node';
import { FileRefused } from '../refusals.js';
import { examineDocx } from './docx.js';
import { type Examined, type FileKind, mediaTypes } from './examined.js';
import { decodeHeic, examineHeic } from './heic.js';
import { examineJpeg } from './jpeg.js';
import { examinePdf } from './pdf.js';
import { examinePng } from './png.js';
import { holdsZip, looksLikeProgram, pdfStart, standsAt, zipTailBytes } from './signs.js';

/**
 * What a file is, by its content alone, all of it looked at; name and extension are not even known here. It must be
 * wholly that: one that can also be read as something else is refused. Slow and hungry for hostile files: call it on a
 * thread (`examineOnThread`). @throws FileRefused
 */
export async function examine(given: Uint8Array): Promise<Examined> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length === 0) throw new FileRefused('file_empty');
  try {
    const kind = await kindOf(bytes);
    await examiners[kind](bytes);
    const type = mediaTypes[kind];
    return kind === 'heic' ? { kind, type, decoded: await decodeHeic(bytes) } : { kind, type };
  } catch (error) {
    // Libraries throw whatever they like at what they cannot read.
    throw error instanceof FileRefused ? error : new FileRefused('file_damaged');
  }
}

/** By what the whole file looks like; `file-type` alone would miss a PDF behind a blank line. @throws FileRefused */
async function kindOf(bytes: Buffer): Promise<FileKind> {
  const found = await fileTypeFromBuffer(bytes);
  const isPdf = pdfStart(bytes) >= 0;
  if (found === undefined || found.mime === 'application/pdf') {
    if (isPdf) return 'pdf';
    throw new FileRefused('file_kind');
  }
  // A reader of PDF would open it, too.
  if (isPdf) throw new FileRefused('file_kind');
  const kind = kinds[found.mime];
  if (kind === undefined) throw new FileRefused(found.ext === 'cfb' ? oldOffice(bytes) : 'file_kind');
  return kind;
}

const kinds: Readonly<Record<string, FileKind>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/tiff': 'tiff',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'image/heic-sequence': 'heic',
  'image/heif-sequence': 'heic',
  'application/zip': 'docx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template': 'docx',
  'application/vnd.ms-word.document.macroenabled.12': 'docx',
  'application/vnd.ms-word.template.macroenabled.12': 'docx',
};

/** A DOCX with a password is packed into the container of the old formats, in a stream of this name (UTF-16). */
const oldOffice = (bytes: Buffer) =>
  bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'file_password' : 'file_kind';

const examiners: Readonly<Record<FileKind, (bytes: Buffer) => Promise<void> | void>> = {
  pdf: examinePdf,
  jpeg: wholePicture(examineJpeg),
  png: wholePicture(examinePng),
  heic: wholePicture(examineHeic),
  // Its pages are read when previews are made of them.
  tiff: wholePicture((bytes) => {
    if (looksLikeProgram(bytes.subarray(-zipTailBytes))) throw new FileRefused('file_kind');
  }),
  docx: (bytes) => {
    if (!standsAt(bytes, 0, 'PK\x03\x04')) throw new FileRefused('file_kind');
    return examineDocx(bytes);
  },
};

function wholePicture(examineRest: (bytes: Buffer) => void) {
  return (bytes: Buffer) => {
    if (holdsZip(bytes)) throw new FileRefused('file_kind');
    examineRest(bytes);
  };
}
