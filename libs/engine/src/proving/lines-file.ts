import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** A file that is kept outside the ledger cannot be read: says where. */
export class SealsDamaged extends Error {
  override readonly name = 'SealsDamaged';
}

const bytesAtOnce = 256 * 1024;

/** A file of JSON lines that only grows. A line is on disk when `append` returns; one that a power cut tore counts nothing. */
export class LinesFile<Line extends object> {
  private mended = false;

  constructor(readonly file: string) {}

  append(lines: readonly Line[]): void {
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    if (!this.mended) this.mend();
    // A write that fails half way leaves half a line: the next one mends it first.
    this.mended = false;
    writeDurably(this.file, 'a', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    this.mended = true;
  }

  /** The last line of which something holds, among so many bytes at the end. @throws SealsDamaged */
  last(
    holds: (line: Line) => boolean = () => true,
    among: number = Number.POSITIVE_INFINITY,
  ): Line | undefined {
    return withFile(this.file, (handle) => {
      const { size } = fstatSync(handle);
      for (let length = Math.min(size, bytesAtOnce); ; length = Math.min(size, length * 4)) {
        const lines = wholeLines(textAt(handle, size - length, length));
        // The first line may be the end of one that began before.
        if (length < size) lines.shift();
        const found = lines.map((line) => this.parsed(line)).findLast(holds);
        if (found !== undefined || length >= Math.min(size, among)) return found;
      }
    });
  }

  /** Reads one after the other; undefined when there are no more yet. @throws SealsDamaged */
  cursor(): { next(): Line | undefined } {
    const lines: string[] = [];
    let at = 0;
    return {
      next: () => {
        if (lines.length === 0)
          withFile(this.file, (handle) => {
            const text = textAt(handle, at, Math.max(0, Math.min(bytesAtOnce, fstatSync(handle).size - at)));
            const whole = text.slice(0, text.lastIndexOf('\n') + 1);
            at += Buffer.byteLength(whole);
            const size = fstatSync(handle).size;
            lines.push(...(at === size ? wholeLines(whole) : whole.split('\n').slice(0, -1)));
          });
        const line = lines.shift();
        return line === undefined ? undefined : this.parsed(line);
      },
    };
  }

  /** A power cut may tear the last line: what follows must not be written behind half of one. */
  private mend(): void {
    withFile(this.file, (handle) => {
      const { size } = fstatSync(handle);
      const length = Math.min(size, bytesAtOnce);
      const text = textAt(handle, size - length, length);
      const torn = text.slice(text.lastIndexOf('\n') + 1);
      const last = text
        .slice(0, text.length - torn.length)
        .split('\n')
        .at(-2);
      const spoilt = last === undefined || isJson(last) ? 0 : Buffer.byteLength(`${last}\n`);
      if (torn.length + spoilt > 0) truncateSync(this.file, size - Buffer.byteLength(torn) - spoilt);
    });
    this.mended = true;
  }

  private parsed(line: string): Line {
    try {
      return JSON.parse(line) as Line;
    } catch (error) {
      throw new SealsDamaged(
        `${this.file} is damaged: put it back from its backup, then run caseledger ledger verify`,
        { cause: error },
      );
    }
  }
}

/** Nothing when there is no file. */
function withFile<T>(file: string, work: (handle: number) => T): T | undefined {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return work(handle);
  } finally {
    closeSync(handle);
  }
}

function textAt(handle: number, from: number, length: number): string {
  const bytes = Buffer.alloc(length);
  return bytes.toString('utf8', 0, readSync(handle, bytes, 0, length, from));
}

/** All lines but a torn last one. */
function wholeLines(text: string): string[] {
  const lines = text.split('\n').slice(0, -1);
  return isJson(lines.at(-1) ?? '{}') ? lines : lines.slice(0, -1);
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** On disk when it returns. */
export function writeDurably(file: string, flags: 'a' | 'w', text: string): void {
  const handle = openSync(file, flags, 0o600);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
