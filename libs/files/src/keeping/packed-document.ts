import { crc32 } from 'node:zlib';
import type { FileKind } from '../examining/examined.js';

/** One of the files that were sent. */
export interface Part {
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
}

interface Contents {
  readonly type: string;
  /** Lengths of the previews, which come first: whoever looks at one reads no more than these. */
  readonly previews: readonly number[];
  readonly parts: readonly { readonly kind: FileKind; readonly size: number; readonly crc: number }[];
}

const slice = 64 * 1024;

/** A document as one stream of bytes: length of the contents, contents (JSON), previews, files. Stored as a whole, or not. */
export async function* packed(
  type: string,
  previews: readonly Uint8Array[],
  parts: readonly Part[],
): AsyncIterable<Uint8Array> {
  const contents: Contents = {
    type,
    previews: previews.map(({ length }) => length),
    parts: parts.map(({ kind, bytes }) => ({ kind, size: bytes.length, crc: crc32(bytes) })),
  };
  const text = Buffer.from(JSON.stringify(contents));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  yield Buffer.concat([length, text]);
  for (const bytes of [...previews, ...parts.map((each) => each.bytes)])
    for (let at = 0; at < bytes.length; at += slice) yield bytes.subarray(at, at + slice);
}

/** Reads such a stream from its beginning, as far as it is asked for. */
export class PackedDocument {
  private constructor(
    readonly contents: Contents,
    private readonly reader: Reader,
  ) {}

  static async open(bytes: AsyncIterable<Uint8Array>): Promise<PackedDocument> {
    const reader = new Reader(bytes);
    const length = (await reader.take(4)).readUInt32BE();
    return new PackedDocument(JSON.parse((await reader.take(length)).toString('utf8')) as Contents, reader);
  }

  /** From 1. Undefined: there is none. */
  async preview(page: number): Promise<Buffer | undefined> {
    const { previews } = this.contents;
    const size = previews[page - 1];
    try {
      if (size === undefined) return undefined;
      await this.reader.skip(sum(previews.slice(0, page - 1)));
      return await this.reader.take(size);
    } finally {
      await this.close();
    }
  }

  /** The files that were sent, each to be read before the next; what is left of one is passed over. */
  async *parts(): AsyncGenerator<{
    readonly kind: FileKind;
    readonly size: number;
    readonly crc: number;
    readonly bytes: AsyncIterable<Uint8Array>;
  }> {
    try {
      await this.reader.skip(sum(this.contents.previews));
      for (const part of this.contents.parts) {
        const end = this.reader.position + part.size;
        yield { ...part, bytes: this.reader.pieces(part.size) };
        await this.reader.skip(end - this.reader.position);
      }
    } finally {
      await this.close();
    }
  }

  close(): Promise<void> {
    return this.reader.close();
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

class Reader {
  private readonly source: AsyncIterator<Uint8Array>;
  private waiting: Uint8Array = new Uint8Array(0);
  /** How many bytes were read. */
  position = 0;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.source = bytes[Symbol.asyncIterator]();
  }

  async *pieces(length: number): AsyncIterable<Uint8Array> {
    for (let left = length; left > 0; ) {
      if (this.waiting.length === 0) {
        const { done, value } = await this.source.next();
        // Every piece was authentic, the last one too: it was written so.
        if (done) throw new RangeError('a stored document is shorter than its contents say');
        this.waiting = value;
      }
      const piece = this.waiting.subarray(0, left);
      this.waiting = this.waiting.subarray(piece.length);
      left -= piece.length;
      this.position += piece.length;
      if (piece.length > 0) yield piece;
    }
  }

  async take(length: number): Promise<Buffer> {
    const all: Uint8Array[] = [];
    for await (const each of this.pieces(length)) all.push(each);
    return Buffer.concat(all);
  }

  async skip(length: number): Promise<void> {
    for await (const _ of this.pieces(length));
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }
}
