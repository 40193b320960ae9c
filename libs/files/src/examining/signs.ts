/** Whether `text` (ASCII) stands at `at`. */
export const standsAt = (bytes: Buffer, at: number, text: string): boolean =>
  at >= 0 && at + text.length <= bytes.length && bytes.toString('latin1', at, at + text.length) === text;

/** Readers of PDF look for their mark in so many bytes. */
export const pdfHeadBytes = 1_024;

/** Where a PDF begins; -1 where there is none. */
export const pdfStart = (bytes: Buffer): number => bytes.subarray(0, pdfHeadBytes + 4).indexOf('%PDF-');

const endMark = Buffer.from('PK\x05\x06', 'latin1');
const directoryMark = 'PK\x01\x02';

/** Whether a ZIP could be read from `from` on: its end record names a directory that is there. */
export function holdsZip(bytes: Buffer, from = 0): boolean {
  for (let at = bytes.indexOf(endMark, Math.max(0, from)); at >= 0; at = bytes.indexOf(endMark, at + 4)) {
    if (at + 22 > bytes.length) return false;
    const directory = bytes.readUInt32LE(at + 12);
    // 0xffffffff: the numbers stand in a ZIP64 record. None at all: an empty one.
    if (directory === 0xffffffff || bytes.readUInt16LE(at + 10) + directory === 0) return true;
    if (standsAt(bytes, at - directory, directoryMark)) return true;
  }
  return false;
}

/** Readers of ZIP look for its end in so many bytes. */
export const zipTailBytes = 65_557;

/** Marks of pages that a browser or a web server would run. */
const program = /<(?:!doctype|html|head|body|script|svg|iframe|\?php|\?xml|%)/i;

export const looksLikeProgram = (bytes: Buffer): boolean => program.test(bytes.toString('latin1'));
