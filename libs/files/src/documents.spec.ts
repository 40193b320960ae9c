import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { collected, type Download, FileRefused, type Scanner, type ScanResult } from '#files';
import {
  corners,
  docx,
  faxTiff,
  heic,
  isUpright,
  lyingJpeg,
  pdf,
  testDocuments,
  tiffOf,
} from '#files/testing';
import { fileId, subject } from '#kernel';
import { PersonalDataAltered, SubjectErased } from '#privacy';

const ana = subject('person-1');
const ben = subject('person-2');
const limits = { fileBytes: 6_000_000, pages: 20 };
const file = (bytes: Uint8Array, name = 'scan') => ({ name, bytes });
const photo = () => corners().jpeg().toBuffer();

const refusal = async (work: Promise<unknown>) => {
  const error = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FileRefused);
  return error as FileRefused;
};

test('a photo is kept as it came, with a preview beside it', async () => {
  const { documents, store } = testDocuments();
  const bytes = await lyingJpeg(6);
  const kept = await documents.take(ana, [file(bytes)], limits);
  expect(kept).toMatchObject({
    kind: 'jpeg',
    type: 'image/jpeg',
    size: bytes.length,
    pages: 1,
    scan: 'no_scanner',
  });
  const stored = store.files.get(kept.fileId)!.bytes;
  expect(createHash('sha256').update(stored).digest('hex')).toBe(kept.digest);
  expect(stored.includes(bytes.subarray(0, 32))).toBe(false);
  const original = await documents.original(kept.fileId, ana);
  if (original === 'erased' || original === undefined) throw new Error('it is there');
  expect(original).toMatchObject({ type: 'image/jpeg', size: bytes.length });
  expect((await collected(original.bytes)).equals(bytes)).toBe(true);
  const preview = (await documents.preview(kept.fileId, ana, 1)) as Uint8Array;
  expect(await isUpright(preview)).toBe(true);
  expect((await sharp(preview).metadata()).exif).toBeUndefined();
});

test('there is no preview of a page that is not there, nor of a PDF or a DOCX', async () => {
  const { documents } = testDocuments();
  for (const bytes of [await pdf(3), docx()]) {
    const kept = await documents.take(ana, [file(bytes)], limits);
    expect(kept.pages).toBe(0);
    expect(await documents.preview(kept.fileId, ana, 1)).toBeUndefined();
  }
  const { fileId: id } = await documents.take(ana, [file(await photo())], limits);
  for (const page of [0, -1, 2, 1.5, Number.NaN])
    expect(await documents.preview(id, ana, page)).toBeUndefined();
});

test('several pictures are the pages of one document, downloaded as a ZIP with names of our own', async () => {
  const { documents } = testDocuments();
  const parts = [
    await photo(),
    await tiffOf(2),
    heic({ width: 64, height: 32, brightness: (x) => x }),
    await corners().png().toBuffer(),
  ];
  const kept = await documents.take(
    ana,
    parts.map((bytes) => file(bytes, '../../evil')),
    limits,
  );
  expect(kept).toMatchObject({ kind: 'pictures', type: 'application/zip', pages: 5 });
  const original = await documents.original(kept.fileId, ana);
  if (original === 'erased' || original === undefined) throw new Error('it is there');
  const all = await collected(original.bytes);
  expect(all).toHaveLength(original.size);
  const found = unzipped(all);
  expect([...found.keys()]).toEqual(['1.jpg', '2.tif', '3.heic', '4.png']);
  [...found.values()].forEach((bytes, at) => {
    expect(bytes.equals(parts[at]!)).toBe(true);
  });
  const sizes = [];
  for (let page = 1; page <= 5; page++) {
    const { width } = await sharp((await documents.preview(kept.fileId, ana, page)) as Uint8Array).metadata();
    sizes.push(width);
  }
  expect(sizes).toEqual([120, 90, 90, 64, 120]);
});

test('every page of a fax is shown', async () => {
  const { documents } = testDocuments();
  const kept = await documents.take(ana, [file(await faxTiff())], limits);
  expect(kept).toMatchObject({ kind: 'tiff', pages: 1 });
});

test('a page that is no picture is refused, by its number', async () => {
  const { documents, store } = testDocuments();
  const found = await refusal(documents.take(ana, [file(await photo()), file(await pdf())], limits));
  expect(found.code).toBe('file_kind');
  expect(found.message).toMatch(/^Page 2: /);
  expect(store.files.size).toBe(0);
});

test.each<[string, (bytes: Buffer) => Buffer[], string]>([
  ['no file at all', () => [], 'file_empty'],
  ['an empty one', () => [Buffer.alloc(0)], 'file_empty'],
  ['one over the limit', () => [Buffer.alloc(limits.fileBytes + 1)], 'file_too_large'],
  ['more pages than one document may have', (bytes) => Array<Buffer>(21).fill(bytes), 'files_too_many'],
])('%s is refused', async (_, files, code) => {
  const { documents } = testDocuments();
  const bytes = await photo();
  expect(
    (
      await refusal(
        documents.take(
          ana,
          files(bytes).map((each) => file(each)),
          limits,
        ),
      )
    ).code,
  ).toBe(code);
});

test('nothing stored opens for another person, under another id, altered, or cut', async () => {
  const { documents, store } = testDocuments();
  // Noise does not pack: this one has several pieces.
  const noise = sharp({
    create: {
      width: 400,
      height: 300,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 50 },
    },
  });
  const { fileId: id } = await documents.take(ana, [file(await noise.png().toBuffer())], limits);
  await documents.take(ben, [file(await photo())], limits);
  const read = async (whose = ana, which = id) => {
    const found = await documents.original(which, whose);
    return typeof found === 'object' ? collected(found.bytes) : found;
  };
  await expect(read(ben)).rejects.toThrow(PersonalDataAltered);
  const { bytes, writtenAt } = store.files.get(id)!;
  const other = fileId('another-file-of-ana');
  store.files.set(other, { bytes, writtenAt });
  await expect(read(ana, other)).rejects.toThrow(PersonalDataAltered);
  const piece = 64 * 1024 + 28;
  const damages: Buffer[] = [
    Buffer.alloc(0),
    bytes.subarray(0, 1),
    bytes.subarray(0, -1),
    bytes.subarray(0, 1 + piece),
    bytes.subarray(0, 1 + 2 * piece),
    Buffer.concat([bytes, Buffer.alloc(1)]),
    Buffer.concat([bytes.subarray(0, 1), bytes.subarray(1 + piece)]),
    Buffer.concat([
      bytes.subarray(0, 1),
      bytes.subarray(1 + piece, 1 + 2 * piece),
      bytes.subarray(1, 1 + piece),
      bytes.subarray(1 + 2 * piece),
    ]),
    ...[0, 1, 100, piece + 5, bytes.length - 1].map((at) => {
      const altered = Buffer.from(bytes);
      altered[at]! ^= 1;
      return altered;
    }),
  ];
  for (const damaged of damages) {
    store.files.set(id, { bytes: damaged, writtenAt });
    await expect(read()).rejects.toThrow(PersonalDataAltered);
  }
  store.files.set(id, { bytes, writtenAt });
  expect(await read()).toBeInstanceOf(Buffer);
});

test('of an erased person nothing can be read any more, nor anything be kept', async () => {
  const { documents, vault } = testDocuments();
  const { fileId: id } = await documents.take(ana, [file(await photo())], limits);
  await vault.shred(ana);
  expect(await documents.original(id, ana)).toBe('erased');
  expect(await documents.preview(id, ana, 1)).toBe('erased');
  expect(await documents.rescan(id, ana)).toBe('erased');
  await expect(documents.take(ana, [file(await photo())], limits)).rejects.toThrow(SubjectErased);
});

test('a document whose file is lost is said not to be there', async () => {
  const { documents, store } = testDocuments();
  const { fileId: id } = await documents.take(ana, [file(await photo())], limits);
  expect(await documents.isThere(id)).toBe(true);
  store.files.clear();
  expect(await documents.isThere(id)).toBe(false);
  expect(await documents.original(id, ana)).toBeUndefined();
  expect(await documents.preview(id, ana, 1)).toBeUndefined();
});

test('a download that is left before its first byte ends the transfer, too', async () => {
  const { documents, store } = testDocuments();
  const { fileId: id } = await documents.take(ana, [file(await photo())], limits);
  let ended = 0;
  const read = store.read.bind(store);
  store.read = async (which) => {
    const bytes = (await read(which))!;
    return (async function* () {
      try {
        yield* bytes;
      } finally {
        ended++;
      }
    })();
  };
  const found = (await documents.original(id, ana)) as Download;
  await found.bytes[Symbol.asyncIterator]().return?.();
  expect(ended).toBe(1);
  await documents.preview(id, ana, 1);
  expect(ended).toBe(2);
  expect(await documents.isThere(id)).toBe(true);
  expect(ended).toBe(3);
});

test('what nobody keeps is swept once it is old enough', async () => {
  const { documents, store, clock } = testDocuments();
  const take = async () => (await documents.take(ana, [file(await photo())], limits)).fileId;
  const [kept, left] = [await take(), await take()];
  clock.advance(3_600_000);
  const olderThan = clock.now();
  const fresh = await take();
  expect(await documents.sweep(olderThan, async (id) => id === kept)).toBe(1);
  expect([...store.files.keys()]).toEqual([kept, fresh]);
  expect(left).not.toBe(kept);
});

describe('with a scanner', () => {
  const saying = (...answers: (ScanResult | 'infected')[]): Scanner & { readonly seen: Buffer[] } => {
    const seen: Buffer[] = [];
    return {
      seen,
      scan: async (bytes) => {
        const answer = answers.shift() ?? 'clean';
        // One that is away reads nothing.
        if (answer !== 'unscanned') seen.push(await collected(bytes));
        return answer;
      },
      isThere: async () => true,
    };
  };

  test('every file is scanned as it came, and the worst answer counts', async () => {
    const scanner = saying('clean', 'not_inspected', 'clean');
    const { documents } = testDocuments({ scanner });
    const bytes = await photo();
    const kept = await documents.take(ana, [file(bytes), file(bytes), file(bytes)], limits);
    expect(kept.scan).toBe('not_inspected');
    expect(scanner.seen.every((each) => each.equals(bytes))).toBe(true);
  });

  test('what is infected is refused and not kept', async () => {
    const { documents, store } = testDocuments({ scanner: saying('clean', 'infected') });
    const found = await refusal(documents.take(ana, [file(await photo()), file(await photo())], limits));
    expect([found.code, found.page]).toEqual(['file_infected', 2]);
    expect(store.files.size).toBe(0);
  });

  test('what could not be scanned is scanned again later, as it was sent', async () => {
    const scanner = saying('unscanned', 'clean', 'clean', 'infected', 'unscanned');
    const { documents } = testDocuments({ scanner });
    const bytes = await photo();
    const { fileId: id, scan } = await documents.take(ana, [file(bytes), file(bytes)], limits);
    expect(scan).toBe('unscanned');
    scanner.seen.splice(0);
    expect(await documents.rescan(id, ana)).toBe('infected');
    expect(await documents.rescan(id, ana)).toBe('unscanned');
    expect(await documents.rescan(id, ana)).toBe('clean');
    expect(scanner.seen).toHaveLength(5);
    expect(scanner.seen.every((each) => each.equals(bytes))).toBe(true);
  });
});

/** Stored entries only, one after the other, as the directory at the end lists them. */
function unzipped(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  let entry = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const size = bytes.readUInt32LE(entry + 24);
    const name = bytes.toString('latin1', entry + 46, entry + 46 + bytes.readUInt16LE(entry + 28));
    const data = bytes.readUInt32LE(entry + 42) + 30 + name.length;
    found.set(name, bytes.subarray(data, data + size));
    entry += 46 + name.length;
  }
  return found;
}
