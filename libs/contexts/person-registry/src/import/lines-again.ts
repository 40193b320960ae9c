import { closeSync, openSync, readSync } from 'node:fs';

const chunk = 64 * 1024;
const newline = 10;

/** Reads single lines of a file once more, by the byte where each begins. */
export class LinesAgain {
  private handle: number | undefined;

  constructor(
    private readonly file: string,
    /** No line that was read before is longer, in bytes. */
    private readonly longest = 1_000_000,
  ) {}

  /** The line's text, without what ends it. */
  at(start: number): string {
    this.handle ??= openSync(this.file, 'r');
    const parts: Buffer[] = [];
    for (let read = 0; read < this.longest; ) {
      const part = Buffer.alloc(chunk);
      const length = readSync(this.handle, part, 0, chunk, start + read);
      const end = part.subarray(0, length).indexOf(newline);
      parts.push(part.subarray(0, end < 0 ? length : end));
      if (end >= 0 || length === 0) break;
      read += length;
    }
    return Buffer.concat(parts)
      .toString('utf8')
      .replace(/^\ufeff/, '');
  }

  close(): void {
    if (this.handle !== undefined) closeSync(this.handle);
    this.handle = undefined;
  }
}
