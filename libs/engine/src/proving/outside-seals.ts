import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type AnySeal, isFirstSeal, type KeptSeal, keptSeal } from './seals.js';

/** Reads seals one after the other; undefined when there are no more yet. @throws SealsDamaged */
export interface SealCursor {
  next(): KeptSeal | undefined;
}

/** Seals kept outside the ledger: whoever alters the ledger must alter these as well. */
export interface OutsideSeals {
  /** Where people find them. */
  readonly place: string;
  /** On disk when it returns. */
  append(...seals: readonly AnySeal[]): void;
  /** @throws SealsDamaged */
  last(): KeptSeal | undefined;
  cursor(): SealCursor;
}

/** The file of seals cannot be read: says where. */
export class SealsDamaged extends Error {
  override readonly name = 'SealsDamaged';
}

const bytesAtOnce = 256 * 1024;

/**
 * One JSON line for each seal, and beside it, in `.checkpoint`, the newest one alone as a signed note for anybody's
 * tools. Copy them elsewhere: that is what makes them worth having.
 */
export class SealFile implements OutsideSeals {
  private mended = false;

  constructor(readonly file: string) {}

  get place(): string {
    return this.file;
  }

  append(...seals: readonly AnySeal[]): void {
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    if (!this.mended) this.mend();
    // A write that fails half way leaves half a line: the next one mends it first.
    this.mended = false;
    writeDurably(this.file, 'a', seals.map((seal) => `${JSON.stringify(keptSeal(seal))}\n`).join(''));
    this.mended = true;
    const newest = seals.at(-1);
    if (newest === undefined || isFirstSeal(newest)) return;
    const note = this.file.replace(/\.ndjson$/, '.checkpoint');
    writeDurably(`${note}.new`, 'w', newest.checkpoint);
    renameSync(`${note}.new`, note);
  }

  last(): KeptSeal | undefined {
    return withFile(this.file, (handle) => {
      const { size } = fstatSync(handle);
      for (let length = Math.min(size, bytesAtOnce); ; length = Math.min(size, length * 4)) {
        const lines = wholeLines(textAt(handle, size - length, length));
        // The first line may be the end of one that began before.
        if (length < size) lines.shift();
        if (lines.length > 0 || length === size) return lines.map((line) => this.parsed(line)).at(-1);
      }
    });
  }

  cursor(): SealCursor {
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

  private parsed(line: string): KeptSeal {
    try {
      return JSON.parse(line) as KeptSeal;
    } catch (error) {
      throw new SealsDamaged(
        `${this.file} is damaged: put it back from its backup, then run caseledger ledger verify`,
        {
          cause: error,
        },
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

function writeDurably(file: string, flags: 'a' | 'w', text: string): void {
  const handle = openSync(file, flags, 0o600);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
