import { parse } from 'csv-parse/sync';
import type { Line } from './lines.js';

/** The cells of one line of CSV, or why the line is broken. */
export type CsvLine =
  | { readonly line: number; readonly cells: readonly string[]; readonly text: string }
  | { readonly line: number; readonly broken: string; readonly text: string };

const cellsOf = (text: string): string[][] =>
  parse(text, { relax_column_count: true, record_delimiter: '\n', skip_empty_lines: false });

/**
 * Parses many lines at once. No field of the format may hold a line break, so every line is a row of its own: a
 * quote that is never closed spoils its own line, not the rest of the file.
 */
export function parseCsv(lines: readonly Line[]): CsvLine[] {
  const texts = lines.filter((each) => 'text' in each);
  const whole = texts.length === lines.length ? together(texts.map((each) => each.text)) : undefined;
  return lines.map((each, index) => {
    if ('unreadable' in each) return { line: each.number, broken: each.unreadable, text: '' };
    const cells = whole?.[index];
    return cells === undefined
      ? alone(each.number, each.text)
      : { line: each.number, cells, text: each.text };
  });
}

/** Undefined when some line among them is broken. */
function together(texts: readonly string[]): string[][] | undefined {
  try {
    const rows = cellsOf(texts.join('\n'));
    return rows.length === texts.length ? rows : undefined;
  } catch {
    return undefined;
  }
}

function alone(line: number, text: string): CsvLine {
  try {
    const rows = cellsOf(text);
    if (rows.length === 1) return { line, cells: rows[0]!, text };
  } catch {
    // The reason below says it in the words of the person who made the file.
  }
  return { line, broken: 'the quotes do not pair up on this line (a field cannot hold a line break)', text };
}
