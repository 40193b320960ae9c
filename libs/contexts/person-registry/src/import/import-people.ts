import { stat } from 'node:fs/promises';
import { type Clock, InvalidInput, localDate, Refused } from '#kernel';
import type { PersonImportRecord } from '../import-record.js';
import type { Digest } from './compact-table.js';
import { Contradictions } from './contradictions.js';
import { type FileItem, UnusableFile } from './file-item.js';
import { KeyedQueue } from './keyed-queue.js';
import { peopleFormat, readPeopleFile } from './read-people-file.js';
import { RejectedFile } from './rejected-file.js';

export interface ImportPeople {
  readonly file: string;
  /** Takes one record; a Refused or InvalidInput rejects it, any other error ends the import. */
  readonly submit: (record: PersonImportRecord) => Promise<{
    readonly changed: boolean;
    readonly kept: readonly string[];
    readonly privacyLifted?: boolean;
  }>;
  /** The id of another person on file with this Social Security Number. */
  readonly otherWithSsn?: (ssn: string, personId: string) => Promise<string | undefined>;
  readonly clock: Clock;
  /** Keyed digests, so that no number is held in clear to be compared. At least 8 bytes long. */
  readonly digest: Digest;
  /** Records under way at once. Default 16. */
  readonly concurrency?: number;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Aborting ends the import between two records, after what is under way; running it again goes on. */
  readonly signal?: AbortSignal;
}

export interface ImportProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly persons: number;
  readonly rows: number;
  readonly rejected: number;
}

/**
 * What went in, and is worth a look (rule P9). `ssn_shared`: another person has this Social Security Number, in the
 * file (`firstLine`) or on file (`otherPersonId`). `privacy_lifted`: Customer Privacy was lifted.
 */
export interface ImportWarning {
  readonly code: 'ssn_shared' | 'privacy_lifted';
  readonly line: number;
  readonly personId: string;
  readonly firstLine?: number;
  readonly otherPersonId?: string;
}

export interface ImportResult {
  readonly persons: number;
  readonly rows: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows that did not go in. */
  readonly rejected: number;
  readonly rejectedFile: string | undefined;
  /** The first 100; `warningCount` counts all. */
  readonly warnings: readonly ImportWarning[];
  readonly warningCount: number;
  /** How often a worker's own edit won, by field. */
  readonly keptFields: Readonly<Record<string, number>>;
  readonly milliseconds: number;
}

const mostWarnings = 100;

/** Imports a file of people (rule P9). @throws UnusableFile, or what `submit` threw besides refusals */
export async function importPeople(options: ImportPeople): Promise<ImportResult> {
  const began = options.clock.monotonic();
  const totalBytes = (await existing(options.file)).size;
  const format = await peopleFormat(options.file);
  const run = new ImportRun(options, new RejectedFile(options.file, format));
  const reading = readPeopleFile(options.file, format, {
    contradictions: run.contradictions,
    today: localDate(options.clock.now()),
    onHeader: (columns) => {
      run.rejectedFile.columns = columns;
    },
  });
  let bytesRead = 0;
  try {
    for await (const { items, rows, bytes } of reading) {
      for (const item of items) {
        options.signal?.throwIfAborted();
        await run.take(item);
      }
      run.counts.rows += rows;
      bytesRead = bytes;
      options.onProgress?.({ ...run.counts, bytes, totalBytes });
      options.signal?.throwIfAborted();
    }
    await run.queue.drain();
  } catch (error) {
    await run.queue.drain().catch(() => undefined);
    await run.rejectedFile.abandon();
    // How far it came, to the last person: that is what somebody whose import failed wants to know.
    options.onProgress?.({ ...run.counts, bytes: bytesRead, totalBytes });
    throw error;
  }
  const rejectedFile = await run.rejectedFile.finish();
  return { ...run.result(), rejectedFile, milliseconds: options.clock.monotonic() - began };
}

async function existing(file: string) {
  try {
    const found = await stat(file);
    if (found.isFile()) return found;
  } catch (error) {
    throw new UnusableFile(
      `cannot read ${file}: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`,
    );
  }
  throw new UnusableFile(`${file} is no file`);
}

class ImportRun {
  readonly queue: KeyedQueue;
  readonly contradictions: Contradictions;
  readonly counts = { persons: 0, rows: 0, rejected: 0 };
  private changed = 0;
  private unchanged = 0;
  private warningCount = 0;
  private readonly warnings: ImportWarning[] = [];
  private readonly keptFields: Record<string, number> = {};

  constructor(
    private readonly options: ImportPeople,
    readonly rejectedFile: RejectedFile,
  ) {
    this.queue = new KeyedQueue(options.concurrency ?? 16);
    this.contradictions = new Contradictions(options.digest);
  }

  async take(item: FileItem): Promise<void> {
    if (item.kind === 'repeated') return;
    if (item.kind === 'rejected') {
      this.counts.rejected++;
      return this.rejectedFile.write(item);
    }
    const { record, line } = item;
    const cases = (record.cases ?? []).map((each) => `case ${each.caseNumber}`);
    const firstLine = record.ssn ? this.contradictions.sharesSsn(record.ssn, line) : undefined;
    if (firstLine !== undefined)
      this.warn({ code: 'ssn_shared', line, personId: record.personId, firstLine });
    const searched = firstLine === undefined;
    await this.queue.add([`person ${record.personId}`, ...cases], () => this.submit(item, searched));
  }

  result(): Omit<ImportResult, 'milliseconds' | 'rejectedFile'> {
    const { counts, changed, unchanged, warnings, warningCount, keptFields } = this;
    return { ...counts, changed, unchanged, warnings, warningCount, keptFields };
  }

  private async submit(
    { record, line, rows }: Extract<FileItem, { kind: 'person' }>,
    searched: boolean,
  ): Promise<void> {
    this.options.signal?.throwIfAborted();
    try {
      const { personId, ssn } = record;
      const otherPersonId = ssn && searched ? await this.options.otherWithSsn?.(ssn, personId) : undefined;
      const { changed, kept, privacyLifted } = await this.options.submit(record);
      if (otherPersonId !== undefined) this.warn({ code: 'ssn_shared', line, personId, otherPersonId });
      if (privacyLifted) this.warn({ code: 'privacy_lifted', line, personId });
      this.counts.persons++;
      if (changed) this.changed++;
      else this.unchanged++;
      for (const field of kept) this.keptFields[field] = (this.keptFields[field] ?? 0) + 1;
    } catch (error) {
      if (!(error instanceof Refused || error instanceof InvalidInput)) throw error;
      for (const row of rows) {
        this.counts.rejected++;
        await this.rejectedFile.write({ ...row, field: '', reason: error.message });
      }
    }
  }

  private warn(warning: ImportWarning): void {
    this.warningCount++;
    if (this.warnings.length < mostWarnings) this.warnings.push(warning);
  }
}
