interface Measured {
  readonly name: string;
  readonly size: number;
}

/** A file for a ZIP, of which length and checksum are known. */
export interface ZipEntry extends Measured {
  readonly crc: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** How long the ZIP of these will be. */
export const zippedSize = (entries: readonly Measured[]): number =>
  entries.reduce((sum, { name, size }) => sum + 30 + 46 + 2 * name.length + size, 22);

/** Nothing of the day when it was made: 1 January 1980, midnight. */
const noDate = 0x0021;
const zipVersion = 20;

/** A ZIP of pictures, which are packed already: as they are, one after the other, as they come. Names are ASCII. */
export async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncIterable<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const { name, size, crc, bytes } of entries) {
    const facts = Buffer.alloc(22);
    facts.writeUInt16LE(noDate, 6);
    facts.writeUInt32LE(crc, 8);
    facts.writeUInt32LE(size, 12);
    facts.writeUInt32LE(size, 16);
    facts.writeUInt16LE(name.length, 20);
    const local = Buffer.concat([start(0x04034b50), version(), facts, zeros(2), Buffer.from(name, 'latin1')]);
    const entry = Buffer.alloc(4);
    entry.writeUInt32LE(offset);
    directory.push(
      Buffer.concat([
        start(0x02014b50),
        version(),
        version(),
        facts,
        zeros(12),
        entry,
        Buffer.from(name, 'latin1'),
      ]),
    );
    yield local;
    yield* bytes;
    offset += local.length + size;
  }
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(all.length, 8);
  end.writeUInt32LE(offset, 12);
  yield Buffer.concat([all, start(0x06054b50), end]);
}

const zeros = (length: number) => Buffer.alloc(length);

function start(mark: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(mark);
  return four;
}

function version(): Buffer {
  const two = Buffer.alloc(2);
  two.writeUInt16LE(zipVersion);
  return two;
}
