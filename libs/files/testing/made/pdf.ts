import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';

/** A PDF of so many empty pages. */
export async function pdf(pages = 1): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let n = 0; n < pages; n++) document.addPage();
  return Buffer.from(await document.save());
}

/** With an owner's password it opens for everybody, with a user's only for who knows it. */
export async function pdfWithPassword(kind: 'owner' | 'user'): Promise<Buffer> {
  const document = await PDFDocument.load(await pdf());
  document.encrypt({
    ownerPassword: 'the owner',
    userPassword: kind === 'user' ? 'secret' : '',
    permissions: { printing: false },
  });
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

/** A stream of objects that unpacks to so many bytes of blanks. */
export function pdfBomb(unpackedBytes: number): Buffer {
  const packed = deflateSync(Buffer.alloc(unpackedBytes, 0x20), { level: 9 });
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.5\n1 0 obj\n<</Type/ObjStm/N 1/First 10/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`,
    ),
    packed,
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 2 0 R>>\nstartxref\n0\n%%EOF\n'),
  ]);
}
