import { createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { canonicalJson, type FileId, type Instant, type Subject } from '#kernel';

/** One erasure, as it is known outside the ledger. Opaque ids only: it is handed on with backups. */
export interface ErasureEntry {
  readonly erasureId: string;
  /** Whose erasure it is. */
  readonly subject: Subject;
  /** Whose keys are destroyed. */
  readonly subjects: readonly Subject[];
  /** Documents of views that lose what they hold of them. */
  readonly documents: readonly string[];
  /** Stored files that are removed. */
  readonly files: readonly FileId[];
  /** Identities that can sign in no more. */
  readonly identities: readonly string[];
  readonly at: Instant;
}

/** The list of erasures was altered, or is another installation's: says what to do. */
export class ErasuresDamaged extends Error {
  override readonly name = 'ErasuresDamaged';
}

/**
 * Who was erased, outside the ledger: one authenticated line for each erasure, durable before anything of it is done. A
 * ledger that is put back from an older copy knows nothing of an erasure; this list does. A line never changes; what is
 * found later stands in a line of its own.
 */
export class ErasureList {
  constructor(
    readonly file: string,
    private readonly key: Uint8Array,
  ) {}

  /** All of them, the oldest first. @throws ErasuresDamaged */
  all(): readonly ErasureEntry[] {
    return this.lines().map((line, at) => this.entryIn(line, at + 1));
  }

  /** Durable when it returns. What stands there already is not written again. */
  add(entry: ErasureEntry): void {
    const line = this.lineOf(entry);
    const lines = this.lines();
    if (lines.includes(line)) return;
    const whole = Buffer.byteLength(lines.map((each) => `${each}\n`).join(''));
    const handle = openSync(this.file, 'a+', 0o600);
    try {
      // The rest of a line that a crash cut off: its erasure was not begun.
      ftruncateSync(handle, whole);
      writeSync(handle, `${line}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    syncFolder(dirname(this.file));
  }

  private lines(): readonly string[] {
    try {
      return readFileSync(this.file, 'utf8').split('\n').slice(0, -1);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  private lineOf(entry: ErasureEntry): string {
    return canonicalJson({ ...entry, mac: this.macOf(entry) });
  }

  private entryIn(line: string, number: number): ErasureEntry {
    try {
      const { mac, ...entry } = JSON.parse(line) as ErasureEntry & { readonly mac: string };
      if (isEqual(mac, this.macOf(entry))) return entry;
    } catch {
      // Said below.
    }
    throw new ErasuresDamaged(
      `${basename(this.file)} is damaged in line ${number}, was altered, or belongs to another master key: it says who was erased, so that nobody comes back with an older copy. Put the newest copy of it back (every backup has one); nothing is served without it`,
    );
  }

  private macOf(entry: ErasureEntry): string {
    return createHmac('sha256', this.key).update(canonicalJson(entry)).digest('hex');
  }
}

const isEqual = (a: unknown, b: string): boolean =>
  typeof a === 'string' && a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** A new name is durable only once its folder is. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
