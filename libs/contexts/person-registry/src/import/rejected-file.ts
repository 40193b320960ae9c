import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { RejectedRow } from './file-item.js';
import type { PeopleFormat } from './read-people-file.js';

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csvRow = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\n`;

/**
 * `FILE.rejected.csv` or `.ndjson`: line, field, reason and the row as it stood. Made only when there is something
 * to write, under another name until it is complete; one of an earlier run is replaced or removed.
 * It holds personal data, so only its owner can read it.
 */
export class RejectedFile {
  readonly path: string;
  private readonly unfinished: string;
  private stream: WriteStream | undefined;
  private failure: Error | undefined;
  columns: readonly string[] = [];

  constructor(
    file: string,
    private readonly format: PeopleFormat,
  ) {
    this.path = `${file}.rejected.${format}`;
    this.unfinished = `${this.path}.part`;
  }

  async write(row: RejectedRow): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    const stream = this.stream ?? this.begin();
    if (!stream.write(this.format === 'csv' ? this.csv(row) : this.ndjson(row))) await once(stream, 'drain');
  }

  /** The path, when anything was rejected. */
  async finish(): Promise<string | undefined> {
    if (this.stream === undefined) {
      await rm(this.path, { force: true });
      return undefined;
    }
    await this.close(this.stream);
    await rename(this.unfinished, this.path);
    return this.path;
  }

  /** After a failure: leaves no half file. */
  async abandon(): Promise<void> {
    if (this.stream === undefined) return;
    await this.close(this.stream).catch(() => undefined);
    await rm(this.unfinished, { force: true });
  }

  private begin(): WriteStream {
    const stream = createWriteStream(this.unfinished, { mode: 0o600 });
    stream.on('error', (error) => {
      this.failure = error;
    });
    if (this.format === 'csv') stream.write(csvRow(['line', 'field', 'reason', ...this.columns]));
    this.stream = stream;
    return stream;
  }

  private async close(stream: WriteStream): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    stream.end();
    await once(stream, 'close');
    if (this.failure !== undefined) throw this.failure;
  }

  private csv({ line, field, reason, raw }: RejectedRow): string {
    return csvRow([String(line), field, reason, ...(typeof raw === 'string' ? [raw] : raw)]);
  }

  private ndjson({ line, field, reason, raw }: RejectedRow): string {
    return `${JSON.stringify({ line, field, reason, record: raw })}\n`;
  }
}
