import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

/** A line of a text file, numbered from 1, and the byte where it begins; or why it cannot be read. */
export type Line =
  | { readonly number: number; readonly start: number; readonly text: string }
  | { readonly number: number; readonly unreadable: string };

export interface Lines {
  readonly lines: readonly Line[];
  /** Bytes of the file read so far. */
  readonly bytes: number;
}

const newline = 10;
const carriageReturn = 13;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Splits a file into lines as it streams; a line over `longest` bytes is passed over, never held in memory. */
export async function* readLines(file: string, longest = 1_000_000): AsyncGenerator<Lines> {
  const splitter = new Splitter(longest);
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    bytes += (chunk as Buffer).length;
    yield { lines: splitter.push(chunk as Buffer), bytes };
  }
  yield { lines: splitter.end(), bytes };
}

class Splitter {
  private number = 0;
  private start = 0;
  private pending: Buffer[] = [];
  private pendingBytes = 0;

  constructor(private readonly longest: number) {}

  push(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      this.hold(chunk.subarray(from, at));
      lines.push(...this.take());
      from = at + 1;
    }
    this.hold(chunk.subarray(from));
    return lines;
  }

  end(): Line[] {
    return this.pendingBytes > 0 ? this.take() : [];
  }

  private hold(part: Buffer): void {
    this.pendingBytes += part.length;
    if (this.pendingBytes > this.longest) this.pending = [];
    else if (part.length > 0) this.pending.push(part);
  }

  /** The held line; nothing for an empty one. */
  private take(): Line[] {
    const number = ++this.number;
    const { start } = this;
    this.start += this.pendingBytes + 1;
    const tooLong = this.pendingBytes > this.longest;
    let bytes = this.pending.length === 1 ? this.pending[0]! : Buffer.concat(this.pending);
    this.pending = [];
    this.pendingBytes = 0;
    if (tooLong) return [{ number, unreadable: `the line is longer than ${this.longest} bytes` }];
    if (number === 1 && bytes.subarray(0, 3).equals(byteOrderMark)) bytes = bytes.subarray(3);
    if (bytes.at(-1) === carriageReturn) bytes = bytes.subarray(0, -1);
    if (!isUtf8(bytes)) return [{ number, unreadable: 'the line is not UTF-8' }];
    const text = bytes.toString('utf8');
    return text.trim() === '' ? [] : [{ number, start, text }];
  }
}
