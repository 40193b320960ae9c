import { open } from 'node:fs/promises';
import { own } from '#kernel';
import type { PersonImportRecord } from '../import-record.js';
import { type Fault, isObject } from './checks.js';
import type { Contradictions } from './contradictions.js';
import { CsvHeader } from './csv-header.js';
import { parseCsv } from './csv-lines.js';
import { CsvPersons } from './csv-persons.js';
import { differing } from './differing.js';
import { type FileItem, rejected, UnusableFile } from './file-item.js';
import { type Line, readLines } from './lines.js';
import { LinesAgain } from './lines-again.js';
import { type ParseOptions, parseRecord } from './parse-record.js';

export type PeopleFormat = 'csv' | 'ndjson';

/** What one stretch of the file came to. */
export interface Stretch {
  readonly items: readonly FileItem[];
  /** Rows with content, the header not counted. */
  readonly rows: number;
  /** Bytes of the file read so far. */
  readonly bytes: number;
}

export interface ReadOptions extends ParseOptions {
  readonly contradictions: Contradictions;
  /** Called with the columns of a CSV file that its rejected rows repeat. */
  readonly onHeader?: (columns: readonly string[]) => void;
}

/** By extension; for others by the first byte: `{` begins NDJSON. */
export async function peopleFormat(file: string): Promise<PeopleFormat> {
  if (/\.csv$/i.test(file)) return 'csv';
  if (/\.(ndjson|jsonl)$/i.test(file)) return 'ndjson';
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    const start = buffer
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trimStart();
    if (start.startsWith('['))
      throw new UnusableFile(
        'the file is one JSON list: write one JSON object on each line instead (NDJSON)',
      );
    return start.startsWith('{') ? 'ndjson' : 'csv';
  } finally {
    await handle.close();
  }
}

/** Reads people from CSV or NDJSON in constant memory. @throws UnusableFile */
export async function* readPeopleFile(
  file: string,
  format: PeopleFormat,
  options: ReadOptions,
): AsyncGenerator<Stretch> {
  yield* format === 'csv' ? readCsv(file, options) : readNdjson(file, options);
}

async function* readNdjson(file: string, options: ReadOptions): AsyncGenerator<Stretch> {
  const again = new LinesAgain(file);
  try {
    for await (const { lines, bytes } of readLines(file))
      yield { items: lines.map((each) => ndjsonItem(each, options, again)), rows: lines.length, bytes };
  } finally {
    again.close();
  }
}

function ndjsonItem(line: Line, { contradictions, today }: ReadOptions, again: LinesAgain): FileItem {
  if ('unreadable' in line)
    return rejected({ line: line.number, raw: '' }, [{ field: '', reason: line.unreadable }]);
  const { text, json } = unwrapped(line.text);
  const row = { line: line.number, raw: text };
  if (json === undefined) return rejected(row, [{ field: '', reason: 'is no JSON' }]);
  const parsed = parseRecord(json.value, today === undefined ? {} : { today });
  if ('faults' in parsed) return rejected(row, parsed.faults);
  const { record } = parsed;
  const earlier = contradictions.earlier(record.personId);
  if (earlier !== undefined)
    return contradictions.saidBefore(record)
      ? { kind: 'repeated', line: line.number }
      : rejected(row, differences(again.at(earlier.start), record, earlier.line));
  const fault = contradictions.ofRecord(record);
  if (fault !== undefined) return rejected(row, [fault]);
  contradictions.rememberPerson(record, line.number, line.start);
  return { kind: 'person', line: line.number, record, rows: [row] };
}

/** Each field that differs from what an earlier line said of the person; the person itself, where that is gone. */
function differences(before: string, record: PersonImportRecord, line: number): readonly Fault[] {
  const parsed = parseRecord(unwrapped(before).json?.value, {});
  const fields = 'record' in parsed ? differing(parsed.record, record) : [];
  const reason = `contradicts line ${line} about this person: the first counts`;
  return (fields.length === 0 ? ['personId'] : fields).map((field) => ({ field, reason }));
}

/** A line's record; of a file of rejected ones, which can be imported as it is once it is corrected, that within. */
function unwrapped(text: string): { readonly text: string; readonly json: ReturnType<typeof parsedJson> } {
  const json = parsedJson(text);
  const value = json?.value;
  if (!isObject(value) || own(value, 'reason') === undefined) return { text, json };
  const record = own(value, 'record');
  return typeof record === 'string' ? unwrapped(record) : { text, json: { value: record } };
}

function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

async function* readCsv(file: string, options: ReadOptions): AsyncGenerator<Stretch> {
  let persons: CsvPersons | undefined;
  let bytes = 0;
  for await (const part of readLines(file)) {
    bytes = part.bytes;
    let rows = parseCsv(part.lines);
    if (persons === undefined && rows[0] !== undefined) {
      if ('broken' in rows[0]) throw new UnusableFile(`the header cannot be read: ${rows[0].broken}`);
      const header = new CsvHeader(rows[0].cells);
      persons = new CsvPersons(header, options.contradictions, options);
      options.onHeader?.(header.ownCells(header.cells));
      rows = rows.slice(1);
    }
    if (persons === undefined) continue;
    const reader = persons;
    yield { items: rows.flatMap((each) => reader.push(each)), rows: rows.length, bytes };
  }
  if (persons === undefined)
    throw new UnusableFile('the file is empty: a CSV file begins with its column names');
  yield { items: persons.end(), rows: 0, bytes };
}
