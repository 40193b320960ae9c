import { FileRefused } from '../refusals.js';
import { holdsZip, looksLikeProgram, pdfStart, zipTailBytes } from './signs.js';

/** Before its mark a PDF may have blank lines and lines of text, as mail programs and web servers put them there. */
const plainText = /^(?:\xef\xbb\xbf)?[\t\n\f\r\x20-\x7e]*$/;

/** A whole PDF that opens without a password. @throws FileRefused */
export async function examinePdf(bytes: Buffer): Promise<void> {
  const before = bytes.subarray(0, pdfStart(bytes));
  if (!plainText.test(before.toString('latin1')) || looksLikeProgram(before))
    throw new FileRefused('file_kind');
  const end = bytes.lastIndexOf('%%EOF');
  if (end < 0) throw new FileRefused('file_damaged');
  const after = bytes.subarray(end + 5);
  if (!/^[\0\s]*$/.test(after.toString('latin1')))
    throw new FileRefused(
      holdsZip(bytes, bytes.length - zipTailBytes) || looksLikeProgram(after) ? 'file_kind' : 'file_damaged',
    );
  if (holdsZip(bytes, bytes.length - zipTailBytes)) throw new FileRefused('file_kind');
  await opens(bytes);
}

/** An owner's password only says what one may do with it: such a PDF opens with an empty one. */
async function opens(bytes: Buffer): Promise<void> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  await limitUnpacking();
  let pages: number;
  try {
    const document = await PDFDocument.load(bytes, { password: '', updateMetadata: false });
    pages = document.getPageCount();
  } catch (error) {
    // The library has no class of its own for it. Encryption that it does not know is none of ours to open, either.
    const asksForPassword = /password|encryption/i.test((error as Error).message);
    throw new FileRefused(asksForPassword ? 'file_password' : 'file_damaged');
  }
  if (pages === 0) throw new FileRefused('file_damaged');
}

const mostUnpackedBytes = 64 * 1024 * 1024;
let isLimited = false;

interface Unpacking {
  ensureBuffer: (this: Unpacking, bytes: number) => Uint8Array;
}

/**
 * The library unpacks the streams that hold objects without any limit, and memory of this kind is not counted by that of
 * a thread: a few kilobytes could fill the machine. All its unpackers grow in one place.
 */
async function limitUnpacking(): Promise<void> {
  if (isLimited) return;
  const { decodePDFRawStream, PDFContext, PDFName, PDFRawStream } = await import('@cantoo/pdf-lib');
  const dictionary = PDFContext.create().obj({ Filter: PDFName.of('FlateDecode') });
  const unpacker = decodePDFRawStream(PDFRawStream.of(dictionary, Uint8Array.of(0x78, 0x9c, 3, 0)));
  const shared = Object.getPrototypeOf(Object.getPrototypeOf(unpacker)) as Unpacking;
  const ensure = shared.ensureBuffer;
  shared.ensureBuffer = function (bytes) {
    if (bytes > mostUnpackedBytes) throw new RangeError('a stream of this PDF unpacks to too much');
    return ensure.call(this, bytes);
  };
  isLimited = true;
}
