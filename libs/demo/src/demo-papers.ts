import { crc32 } from 'node:zlib';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import sharp, { type Sharp } from 'sharp';
import { collected, heic, type ZipEntry, zipped } from '#files';

/** A file as a customer's device would send it. Made here, of nothing that anybody wrote. */
export interface DemoPaper {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A page with a heading and some lines, as a form or a notice looks. */
export async function demoPdf(heading: string, lines: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([612, 792]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  page.drawText(heading, { x: 72, y: 700, size: 20, font });
  for (const [n, line] of lines.entries()) page.drawText(line, { x: 72, y: 660 - n * 20, size: 12, font });
  return document.save();
}

const [width, height] = [600, 800];
type Colour = readonly [red: number, green: number, blue: number];

/** Bars on white: what a page of writing looks like from afar. */
function page(heading: Colour): Sharp {
  const pixels = Buffer.alloc(width * height * 3, 255);
  const bar = (left: number, top: number, long: number, thick: number, colour: Colour) => {
    for (let y = top; y < top + thick; y++)
      for (let x = left; x < left + long; x++) pixels.set(colour, (y * width + x) * 3);
  };
  bar(60, 40, 220, 26, heading);
  for (let n = 0; n < 14; n++) bar(60, 90 + n * 42, 300 + ((n * 97) % 160), 14, [90, 90, 90]);
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

const wordNames = 'http://schemas.openxmlformats.org';

/** The least that a word processor opens. */
async function demoDocx(text: string): Promise<Uint8Array> {
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${wordNames}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${wordNames}/package/2006/relationships"><Relationship Id="r1" Type="${wordNames}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${wordNames}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  };
  async function* entries(): AsyncIterable<ZipEntry> {
    for (const [name, xml] of Object.entries(files)) {
      const bytes = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
      yield { name, size: bytes.length, crc: crc32(bytes), bytes: once(bytes) };
    }
  }
  return collected(zipped(entries()));
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** As a phone writes it that was held sideways. */
const phonePhoto = (): Uint8Array =>
  heic({
    ...{ width: 128, height: 96, turns: 3 },
    brightness: (x, y) => (x > 12 && x < 116 && y > 12 && y < 84 && y % 12 < 4 ? 90 : 240),
  });

/** One of each kind that is taken: what people send when they are asked for proof. */
export async function demoPapers(): Promise<readonly DemoPaper[]> {
  return [
    { name: 'rent receipt.jpg', bytes: await page([30, 80, 160]).jpeg({ quality: 70 }).toBuffer() },
    { name: 'pay stub.png', bytes: await page([30, 130, 80]).png().toBuffer() },
    {
      name: 'fax from employer.tif',
      bytes: await page([160, 90, 30]).tiff({ compression: 'lzw' }).toBuffer(),
    },
    { name: 'IMG_2041.HEIC', bytes: phonePhoto() },
    { name: 'letter from landlord.docx', bytes: await demoDocx('The rent is paid.') },
    { name: 'bank statement.pdf', bytes: await demoPdf('Statement', ['Opening balance', 'Closing balance']) },
  ];
}
