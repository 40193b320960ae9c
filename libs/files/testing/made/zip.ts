import { crc32, deflateRawSync } from 'node:zlib';

export interface MadeEntry {
  readonly name: string;
  readonly bytes: Buffer | string;
  /** Kept as it is. */
  readonly stored?: boolean;
  /** Length and checksum stand behind it, as of who did not know them before. */
  readonly described?: boolean;
  /** What the ZIP says of its unpacked length, if it lies. */
  readonly saidSize?: number;
}

function numbers(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    values.map(([bytes, value]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );
}

/** A ZIP, packed. */
export function zip(entries: readonly MadeEntry[]): Buffer {
  const all: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, stored = false, described = false, saidSize } of entries) {
    const plain = Buffer.from(bytes);
    const data = stored ? plain : deflateRawSync(plain, { level: 9 });
    const label = Buffer.from(name);
    const sizes = numbers([4, crc32(plain)], [4, data.length], [4, saidSize ?? plain.length]);
    const before = numbers([2, 20], [2, described ? 0x0808 : 0x0800], [2, stored ? 0 : 8], [4, 0x00210000]);
    const lengths = numbers([2, label.length], [2, 0]);
    const facts = Buffer.concat([before, sizes, lengths]);
    const local = described
      ? [before, Buffer.alloc(12), lengths, label, data, numbers([4, 0x08074b50]), sizes]
      : [facts, label, data];
    const entry = Buffer.concat([numbers([4, 0x04034b50]), ...local]);
    directory.push(
      Buffer.concat([
        numbers([4, 0x02014b50], [2, 20]),
        facts,
        numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
        label,
      ]),
    );
    all.push(entry);
    offset += entry.length;
  }
  const list = Buffer.concat(directory);
  const end = numbers(
    [4, 0x06054b50],
    [4, 0],
    [2, entries.length],
    [2, entries.length],
    [4, list.length],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...all, list, end]);
}

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

export interface MadeDocx {
  readonly text?: string;
  /** Content type of the main part. */
  readonly type?: string;
  readonly more?: readonly MadeEntry[];
  /** What its main part is called. */
  readonly name?: string;
  readonly described?: boolean;
}

/** A Word document of one paragraph. */
export function docx({
  text = 'Proof of income',
  type = main,
  more = [],
  name = 'document.xml',
  described = false,
}: MadeDocx = {}): Buffer {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return zip([
    {
      name: '[Content_Types].xml',
      bytes: `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/${name}" ContentType="${type}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      bytes: `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationship}" Target="word/${name}"/></Relationships>`,
    },
    {
      name: `word/${name}`,
      described,
      bytes: `${xml}<w:document ${w}><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    },
    ...more,
  ]);
}

/**
 * An old container (OLE) with one stream of this name, as a DOCX with a password is packed: header, one table, one
 * directory.
 */
export function ole(stream: string): Buffer {
  const sector = 512;
  const header = Buffer.alloc(sector);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(sector, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  table.writeUInt32LE(0xfffffffe, 4);
  const directory = Buffer.alloc(sector);
  for (const [at, [name, kind]] of [
    ['Root Entry', 5],
    [stream, 2],
  ].entries() as IterableIterator<[number, [string, number]]>) {
    directory.write(name, at * 128, 'utf16le');
    directory.writeUInt16LE((name.length + 1) * 2, at * 128 + 64);
    directory.writeUInt8(kind, at * 128 + 66);
  }
  return Buffer.concat([header, table, directory, Buffer.alloc(sector)]);
}
