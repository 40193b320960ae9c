import sharp from 'sharp';
import { type FileRefusalCode, FileRefused } from '#files';
import {
  apng,
  corners,
  docx,
  faxTiff,
  film,
  heic,
  isUpright,
  lyingJpeg,
  ole,
  pdf,
  pdfBomb,
  pdfWithPassword,
  pngBomb,
  samsungTrailer,
  testDocuments,
  tiffOf,
  zip,
} from '#files/testing';
import { subject } from '#kernel';
import { SeededRandomness } from '#kernel/testing';

// Rule S8 of the product: 300 bad uploads, none accepted; and what phones and offices send every day is. Every file is
// made here.
const ana = subject('person-1');
const limits = { fileBytes: 2_000_000, pages: 20 };

interface Upload {
  readonly title: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** By which it is refused, where only one would be right. */
  readonly code?: FileRefusalCode;
}

const { documents, store } = testDocuments();
const taken = ({ name, bytes }: Pick<Upload, 'name' | 'bytes'>) =>
  documents.take(ana, [{ name, bytes }], limits);

const ascii = (text: string) => Buffer.from(text, 'latin1');
const grey = { width: 64, height: 64, brightness: (x: number) => x * 2 };
const jfif = () => corners().jpeg().toBuffer();

/** One of each kind, as an ordinary program writes it. */
async function originals(): Promise<Readonly<Record<string, Buffer>>> {
  return {
    pdf: await pdf(2),
    jpg: await jfif(),
    png: await corners().png().toBuffer(),
    heic: heic(grey),
    tif: await tiffOf(2),
    docx: docx(),
  };
}

describe('every ordinary file is accepted', () => {
  const kept: readonly (readonly [string, string, () => Promise<Buffer> | Buffer, string, number])[] = [
    ['a photo', 'IMG_0001.jpg', jfif, 'jpeg', 1],
    ['a photo that lies on its side', 'IMG_0002.jpg', () => lyingJpeg(6), 'jpeg', 1],
    ['one that lies on the other', 'IMG_0003.jpg', () => lyingJpeg(8), 'jpeg', 1],
    ['one that stands on its head', 'IMG_0004.jpg', () => lyingJpeg(3), 'jpeg', 1],
    ['a progressive photo', 'web.jpeg', () => corners().jpeg({ progressive: true }).toBuffer(), 'jpeg', 1],
    [
      'a photo with a second picture in it',
      'MPF.jpg',
      async () => Buffer.concat([await jfif(), await jfif()]),
      'jpeg',
      1,
    ],
    ['a motion photo', 'PXL.MP.jpg', async () => Buffer.concat([await jfif(), film()]), 'jpeg', 1],
    [
      'a Samsung motion photo',
      '20260501.jpg',
      async () => Buffer.concat([await jfif(), samsungTrailer()]),
      'jpeg',
      1,
    ],
    [
      'a photo filled up with zeros',
      'fill.jpg',
      async () => Buffer.concat([await jfif(), Buffer.alloc(300)]),
      'jpeg',
      1,
    ],
    [
      'a photo in the colours of print',
      'cmyk.jpg',
      () => corners().toColourspace('cmyk').jpeg().toBuffer(),
      'jpeg',
      1,
    ],
    ['a screenshot', 'Screenshot.png', () => corners().png().toBuffer(), 'png', 1],
    [
      'a screenshot with transparency',
      'shot.png',
      () => corners().ensureAlpha(0.5).png({ palette: true }).toBuffer(),
      'png',
      1,
    ],
    ['an animated PNG', 'moves.png', () => apng(), 'png', 1],
    ['a HEIC', 'IMG_1234.HEIC', () => heic(grey), 'heic', 1],
    ['a HEIC that calls itself JPEG', 'IMG_1234.jpg', () => heic(grey), 'heic', 1],
    ['a fax', 'fax.tif', faxTiff, 'tiff', 1],
    ['a scan of three pages', 'scan.tiff', () => tiffOf(3), 'tiff', 3],
    ['a PDF', 'letter.pdf', () => pdf(), 'pdf', 0],
    ['a PDF with an owner’s password', 'statement.pdf', () => pdfWithPassword('owner'), 'pdf', 0],
    [
      'a PDF behind a blank line',
      'mailed.pdf',
      async () => Buffer.concat([ascii('\r\n'), await pdf()]),
      'pdf',
      0,
    ],
    [
      'a PDF behind lines of text',
      'served.pdf',
      async () => Buffer.concat([ascii('Content-Type: application/pdf\r\n\r\n'), await pdf()]),
      'pdf',
      0,
    ],
    [
      'a PDF with a blank end',
      'blank.pdf',
      async () => Buffer.concat([await pdf(), ascii('\r\n\0\0\n')]),
      'pdf',
      0,
    ],
    ['a PDF without an extension', 'letter', () => pdf(), 'pdf', 0],
    ['a Word document', 'income.docx', () => docx(), 'docx', 0],
    [
      'a Word document of the web',
      'web.docx',
      () => docx({ name: 'document2.xml', described: true }),
      'docx',
      0,
    ],
    ['a Word document that calls itself PDF', 'income.pdf', () => docx(), 'docx', 0],
    [
      'a Word document with a picture',
      'lease.docx',
      async () =>
        docx({
          more: [{ name: 'word/media/image1.png', bytes: await corners().png().toBuffer(), stored: true }],
        }),
      'docx',
      0,
    ],
  ];
  test.each(kept)('%s', async (_, name, make, kind, pages) => {
    expect(await taken({ name, bytes: await make() })).toMatchObject({ kind, pages });
  });

  test.each<[string, () => Promise<Buffer> | Buffer]>([
    ['a photo', jfif],
    ['a photo that lies on its side', () => lyingJpeg(6)],
    ['one that lies on the other', () => lyingJpeg(8)],
    ['one that stands on its head', () => lyingJpeg(3)],
    ['a screenshot', () => corners().png().toBuffer()],
    ['a scan', () => tiffOf(1)],
  ])('%s is shown upright', async (_, make) => {
    const { fileId: id } = await taken({ name: 'x', bytes: await make() });
    expect(await isUpright((await documents.preview(id, ana, 1)) as Uint8Array)).toBe(true);
  });

  test('a HEIC is shown upright as the file says, with its own lights and shades', async () => {
    // Bright above and dark below, when it is upright; kept lying.
    const lying = heic({ width: 96, height: 64, brightness: (x) => (x < 48 ? 220 : 30), turns: 3 });
    const { fileId: id } = await taken({ name: 'IMG_2.HEIC', bytes: lying });
    const preview = (await documents.preview(id, ana, 1)) as Uint8Array;
    const { data, info } = await sharp(preview).greyscale().raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([64, 96]);
    expect([data[10 * 64 + 32]! > 180, data[80 * 64 + 32]! < 80]).toEqual([true, true]);
  });
});

describe('no bad file is', () => {
  const random = new SeededRandomness('uploads');
  const number = (below: number) => Buffer.from(random.bytes(4)).readUInt32LE() % below;

  /** Every file is refused by a code of its own, and nothing of it stays. */
  async function expectRefused(uploads: readonly Upload[]): Promise<void> {
    const before = store.files.size;
    const wrong: string[] = [];
    for (const upload of uploads) {
      const outcome = await taken(upload).then(
        () => 'accepted',
        (error: unknown) => (error instanceof FileRefused ? error.code : `threw ${String(error)}`),
      );
      const isRight = upload.code === undefined ? outcome.startsWith('file_') : outcome === upload.code;
      if (!isRight) wrong.push(`${upload.title}: ${outcome}`);
    }
    expect(wrong).toEqual([]);
    expect(store.files.size).toBe(before);
    total += uploads.length;
  }
  let total = 0;
  afterAll(() => expect(total).toBeGreaterThanOrEqual(300));

  test('that is something else, whatever it is called', async () => {
    const others: Readonly<Record<string, Buffer>> = {
      'a GIF': await corners().gif().toBuffer(),
      'a WebP': await corners().webp().toBuffer(),
      'an AVIF': await corners(64, 64).avif({ effort: 0 }).toBuffer(),
      'an SVG': ascii('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'a page': ascii('<!doctype html><html><script>alert(1)</script></html>'),
      'a script': ascii('#!/bin/sh\nrm -rf /\n'),
      'a program of Windows': Buffer.concat([ascii('MZ'), Buffer.alloc(500)]),
      'a program of Linux': Buffer.concat([ascii('\x7fELF\x02\x01\x01'), Buffer.alloc(500)]),
      'plain text': ascii('Dear county,\nhere is my proof.\n'),
      RTF: ascii('{\\rtf1\\ansi hello}'),
      'a ZIP': zip([{ name: 'a.txt', bytes: 'a' }]),
      'an empty ZIP': zip([]),
      'a spreadsheet': zip([
        { name: '[Content_Types].xml', bytes: '<Types/>' },
        { name: 'xl/workbook.xml', bytes: '<workbook/>' },
      ]),
      'an old Word document': ole('WordDocument'),
      'a film': film(),
      'random bytes': Buffer.from(random.bytes(5_000)),
      zeros: Buffer.alloc(5_000),
      'a PDF’s mark too far inside': Buffer.concat([ascii(' '.repeat(1_100)), await pdf()]),
      postscript: ascii('%!PS-Adobe-3.0\nshowpage\n'),
    };
    const names = [
      'paper.pdf',
      'IMG.jpg',
      '../../etc/cron.d/x.png',
      'C:\\boot.ini',
      'nul\0.pdf',
      '.htaccess',
      'a'.repeat(4_000),
    ];
    await expectRefused(
      Object.entries(others).flatMap(([title, bytes]) =>
        names.map((name) => ({
          title: `${title} as ${name.slice(0, 20)}`,
          name,
          bytes,
          code: 'file_kind' as const,
        })),
      ),
    );
  });

  test('that only begins like one', async () => {
    const marks = [
      '%PDF-1.7\n',
      '\xff\xd8\xff\xe0',
      '\x89PNG\r\n\x1a\n',
      'II*\0',
      'MM\0*',
      'PK\x03\x04',
      '\0\0\0\x18ftypheic',
    ];
    await expectRefused(
      marks.flatMap((mark) =>
        [0, 10, 3_000].map((length) => ({
          title: `${JSON.stringify(mark)} and ${length} bytes`,
          name: 'x.pdf',
          bytes: Buffer.concat([ascii(mark), Buffer.from(random.bytes(length))]),
        })),
      ),
    );
  });

  test('that was cut, anywhere', async () => {
    const whole = await originals();
    await expectRefused(
      Object.entries(whole).flatMap(([extension, bytes]) =>
        [1, 20, 200, ...Array.from({ length: 13 }, () => 1 + number(bytes.length - 1))].map((missing) => ({
          title: `${extension} of ${bytes.length} bytes without the last ${missing}`,
          name: `cut.${extension}`,
          bytes: bytes.subarray(0, Math.max(1, bytes.length - missing)),
        })),
      ),
    );
  });

  test('that is two things at once', async () => {
    const whole = await originals();
    const page = ascii('<html><script>alert(1)</script></html>');
    const behind: Readonly<Record<string, Buffer>> = {
      'a ZIP': zip([{ name: 'evil.js', bytes: 'alert(1)' }]),
      'a page': page,
      'a program': Buffer.concat([ascii('MZ'), Buffer.from(random.bytes(300))]),
      'an archive': ascii('Rar!\x1a\x07\x01\0 evil'),
      'a DOCX': docx(),
    };
    const both = Object.entries(whole).flatMap(([extension, bytes]) =>
      Object.entries(behind)
        // What stands behind the pages of a TIFF is nobody's, unless it can be read as something.
        .filter(([title]) => extension !== 'tif' || !['a program', 'an archive'].includes(title))
        .map(([title, more]) => ({
          title: `${extension} with ${title} behind it`,
          name: `both.${extension}`,
          bytes: Buffer.concat([bytes, more]),
        })),
    );
    const before = ['a ZIP', 'a page', 'a program'].flatMap((title) =>
      ['pdf', 'jpg', 'docx'].map((extension) => ({
        title: `${extension} with ${title} before it`,
        name: `both.${extension}`,
        bytes: Buffer.concat([behind[title]!, whole[extension]!]),
      })),
    );
    const comment = Buffer.concat([ascii('\xff\xfe\0\x0b%PDF-1.7\n'), whole.jpg!.subarray(2)]);
    const ended = async (inside: Buffer) => commented(Buffer.concat([await pdf(), inside]), '%%EOF\n');
    const others: Upload[] = [
      {
        title: 'a JPEG that is a PDF',
        name: 'x.jpg',
        bytes: Buffer.concat([whole.jpg!.subarray(0, 2), comment]),
        code: 'file_kind',
      },
      {
        title: 'a PDF whose end is the comment of a ZIP',
        name: 'x.pdf',
        bytes: await ended(behind['a ZIP']!),
        code: 'file_kind',
      },
      {
        title: 'a PDF whose end is the comment of an empty ZIP',
        name: 'x.pdf',
        bytes: await ended(zip([])),
        code: 'file_kind',
      },
      { title: 'a DOCX that is a PDF', name: 'x.docx', bytes: docx2pdf(), code: 'file_kind' },
      {
        title: 'a GIF that is a PDF',
        name: 'x.pdf',
        bytes: Buffer.concat([ascii('GIF89a/*'), await pdf()]),
        code: 'file_kind',
      },
      {
        title: 'a page that is a PDF',
        name: 'x.pdf',
        bytes: Buffer.concat([page, ascii('\n'), await pdf()]),
        code: 'file_kind',
      },
      {
        title: 'a HEIC in an unknown box',
        name: 'x.heic',
        bytes: Buffer.concat([whole.heic!, ascii('\0\0\0\x10evilevilevil')]),
        code: 'file_kind',
      },
    ];
    await expectRefused([...both, ...before, ...others]);
  });

  test('that would fill the memory or the screen', async () => {
    const blanks = Buffer.alloc(210 * 1024 * 1024, 0x20);
    const lied = { name: 'word/a.xml', bytes: Buffer.alloc(1_000_000), saidSize: 1_000 };
    await expectRefused([
      {
        title: 'a PNG of 81 megapixels',
        name: 'x.png',
        bytes: pngBomb(9_000, 9_000),
        code: 'file_pixels',
      },
      {
        title: 'a HEIC that says so',
        name: 'x.heic',
        bytes: heic({ ...grey, said: { width: 30_000, height: 30_000 } }),
        code: 'file_pixels',
      },
      {
        title: 'a JPEG that says so',
        name: 'x.jpg',
        bytes: saying(await jfif(), 65_000, 65_000),
        code: 'file_pixels',
      },
      {
        title: 'a DOCX that unpacks to 210 MB',
        name: 'x.docx',
        bytes: docx({ more: [{ name: 'word/a.xml', bytes: blanks }] }),
        code: 'file_too_large',
      },
      { title: 'a DOCX that lies about it', name: 'x.docx', bytes: docx({ more: [lied] }) },
      {
        title: 'a PDF that unpacks to 100 MB',
        name: 'x.pdf',
        bytes: pdfBomb(100 * 1024 * 1024),
        code: 'file_damaged',
      },
      { title: 'a TIFF of 201 pages', name: 'x.tif', bytes: await tiffOf(201), code: 'files_too_many' },
      {
        title: 'a file over the limit',
        name: 'x.pdf',
        bytes: Buffer.alloc(limits.fileBytes + 1),
        code: 'file_too_large',
      },
      { title: 'an empty file', name: 'x.pdf', bytes: Buffer.alloc(0), code: 'file_empty' },
    ]);
  });

  test('that nobody here could read, or that carries programs', async () => {
    const word = 'application/vnd.ms-word';
    const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
    const linked = (target: string) =>
      `<Relationships><Relationship Id="r1" Type="http://x/attachedTemplate" Target="${target}" TargetMode="External"/></Relationships>`;
    const link = (target: string) => [{ name: 'word/_rels/settings.xml.rels', bytes: linked(target) }];
    const macros = (title: string, bytes: Buffer): Upload => ({
      title,
      name: 'x.docx',
      bytes,
      code: 'file_macros',
    });
    await expectRefused([
      {
        title: 'a PDF with a password',
        name: 'x.pdf',
        bytes: await pdfWithPassword('user'),
        code: 'file_password',
      },
      {
        title: 'a DOCX with a password',
        name: 'x.docx',
        bytes: ole('EncryptedPackage'),
        code: 'file_password',
      },
      macros('a document with macros', docx({ type: `${word}.document.macroEnabled.main+xml` })),
      macros('a template', docx({ type: `${office}.template.main+xml` })),
      macros('a template with macros', docx({ type: `${word}.template.macroEnabledTemplate.main+xml` })),
      macros('a document with hidden macros', docx({ more: [{ name: 'word/vbaProject.bin', bytes: 'x' }] })),
      macros('a document of a template on the web', docx({ more: link('https://evil.example/t.dotm') })),
      {
        title: 'a DOCX whose parts leave their place',
        name: 'x.docx',
        bytes: docx({ more: [{ name: '../../evil.xml', bytes: 'x' }] }),
      },
      {
        title: 'a DOCX with an absolute part',
        name: 'x.docx',
        bytes: docx({ more: [{ name: '/etc/passwd', bytes: 'x' }] }),
      },
      {
        title: 'a DOCX with one part twice',
        name: 'x.docx',
        bytes: docx({ more: [{ name: 'word/document.xml', bytes: 'x' }] }),
      },
      {
        title: 'a DOCX without a text',
        name: 'x.docx',
        bytes: zip([{ name: '[Content_Types].xml', bytes: '<Types/>' }]),
      },
    ]);
    // The template of somebody's own machine is not on the web.
    expect(
      await taken({ name: 'x.docx', bytes: docx({ more: link('file:///C:/Templates/Normal.dotm') }) }),
    ).toMatchObject({ kind: 'docx' });
  });

  test('of which a byte was changed, where that can be known', async () => {
    const whole = await originals();
    const changed = (bytes: Buffer, at: number) => {
      const copy = Buffer.from(bytes);
      copy[at]! ^= 0xff;
      return copy;
    };
    await expectRefused(
      ['png', 'docx'].flatMap((extension) =>
        Array.from({ length: 12 }, () => {
          const bytes = whole[extension]!;
          // Of a ZIP, names and dates in its directory are not covered by any checksum.
          const at = extension === 'png' ? 8 + number(bytes.length - 8) : 70 + number(120);
          return { title: `${extension}, byte ${at}`, name: 'x', bytes: changed(bytes, at) };
        }),
      ),
    );
  });
});

/** The same ZIP with a comment at its end. */
function commented(bytes: Buffer, comment: string): Buffer {
  const copy = Buffer.concat([bytes, ascii(comment)]);
  copy.writeUInt16LE(comment.length, bytes.length - 2);
  return copy;
}

/** A Word document whose first part begins like a PDF. */
function docx2pdf(): Buffer {
  const parts = docx();
  const first = zip([{ name: 'a.pdf', bytes: '%PDF-1.4\n%%EOF', stored: true }]);
  return Buffer.concat([first, parts]);
}

/** The same JPEG, which says that it is so large. */
function saying(jpeg: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(jpeg);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0]));
  copy.writeUInt16BE(height, frame + 5);
  copy.writeUInt16BE(width, frame + 7);
  return copy;
}
