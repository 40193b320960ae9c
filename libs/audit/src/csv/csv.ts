import { guarded } from './guard.js';

export const csvForms = ['exact', 'spreadsheet'] as const;
/** `exact`: RFC 4180 in UTF-8, to the letter. `spreadsheet`: with a byte order mark, and guarded. */
export type CsvForm = (typeof csvForms)[number];

/** A column of a list: its title, and what stands in it. */
export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string;
}

/** So that programs of spreadsheets take it for UTF-8. */
const mark: Readonly<Record<CsvForm, string>> = { exact: '', spreadsheet: '\ufeff' };

/** One record, with its end. A lone empty field is quoted: an empty line would be no record. */
export function csvRecord(cells: readonly string[], form: CsvForm): string {
  const written = cells.map((each) => quoted(form === 'exact' ? each : guarded(each)));
  return `${cells.length === 1 && cells[0] === '' ? '""' : written.join(',')}\r\n`;
}

/** A list as CSV, a page of it at a time; titles first. */
export async function* csvOf<Row>(
  pages: AsyncIterable<readonly Row[]>,
  columns: readonly Column<Row>[],
  form: CsvForm,
): AsyncGenerator<string> {
  const titles = columns.map(({ title }) => title);
  yield mark[form] + csvRecord(titles, form);
  for await (const page of pages)
    yield page
      .map((row) =>
        csvRecord(
          columns.map(({ value }) => value(row)),
          form,
        ),
      )
      .join('');
}

/** The same for programs: a JSON document a line, everything in it. */
export async function* ndjsonOf<Row>(pages: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** A byte order mark at the beginning is quoted, so that readers keep it. */
const quoted = (text: string): string =>
  /[",\r\n]|^\s|\s$|^\ufeff/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
