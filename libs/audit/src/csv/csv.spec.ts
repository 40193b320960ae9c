import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type CsvForm, csvOf, csvRecord, ndjsonOf } from './csv.js';
import { guarded, unguarded } from './guard.js';

/** Any text, and often what spreadsheets run or change. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('=', '+', "'", '"', ',', '\r', '\n', ' ', '0', '1', 'E', '\ufeff', '＝'),
  }),
);
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  );

const written = (rows: readonly (readonly string[])[], form: CsvForm) =>
  rows.map((each) => csvRecord(each, form)).join('');
const read = (text: string): string[][] => parse(text, { bom: false, record_delimiter: '\r\n' });

test('what is read back from the exact form is what was written, every character of it', () => {
  fc.assert(
    fc.property(table, (rows) => {
      expect(read(written(rows, 'exact'))).toEqual(rows);
    }),
    { numRuns: 500 },
  );
});

test('what is read back from the form for spreadsheets is the same, once the apostrophes are taken away', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const back = read(written(rows, 'spreadsheet')).map((each) => each.map(unguarded));
      expect(back).toEqual(rows);
    }),
    { numRuns: 500 },
  );
});

test('no guarded text begins with what a spreadsheet runs, whatever stands before it that nobody sees', () => {
  const unseen = fc.string({
    unit: fc.constantFrom(' ', '\t', '\n', '\r', '\u00a0', '\ufeff', '\u200b', '\u2060', '\u0000', '\u00ad'),
  });
  const formula = fc.constantFrom('=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠A1', "'=1", '−1');
  fc.assert(
    fc.property(unseen, formula, (before, text) => {
      expect(guarded(before + text)).toBe(`'${before}${text}`);
    }),
  );
});

test.each([
  '02134',
  '12E45',
  '1e5',
  '12 E 45',
  '315E-\u00a012',
  '5e0+',
  '0012345',
  '123456789012',
  '1.50',
  '1,000',
  '1234567890123456',
  '2026-05-01',
  '5/1/2026',
  '1-2',
  '10:30',
  '9 am',
  '5:PM',
  '12.am',
  '.5am',
  ' 0-am',
  ' 1E31. ',
  'Jan 1mon',
  '9 a.m.',
  '2+am',
  '1:1 +PM',
  '2026-05-01T17:00:00.000Z',
  'MAR1',
  '1 May 2026',
  '5%',
  '$5',
  '(5)',
  ' 27',
  '27 ',
  'TRUE',
  '０２',
  '555-010-0199',
])('%s would be changed, so it gets an apostrophe', (text) => {
  expect(guarded(text)).toBe(`'${text}`);
});

test.each([
  '',
  '0',
  '27',
  '12345678901',
  'Ana Ortiz',
  'B19900001',
  'P-1',
  'E1',
  'A12345',
  'May Flores',
  'opened case B1',
  'O’Neil',
  '27 Main St',
])('"%s" stays as it is', (text) => {
  expect(guarded(text)).toBe(text);
});

const pages = async function* () {
  yield [{ name: 'Ana', note: '=1' }];
  yield [{ name: 'Ben, jr', note: '' }];
};
const columns = [
  { title: 'Name', value: ({ name }: { name: string }) => name },
  { title: 'Note', value: ({ note }: { note: string }) => note },
];
const whole = async (chunks: AsyncIterable<string>) => {
  let text = '';
  for await (const each of chunks) text += each;
  return text;
};

test('a list is written a page at a time, with its titles first', async () => {
  expect(await whole(csvOf(pages(), columns as never, 'exact'))).toBe(
    'Name,Note\r\nAna,=1\r\n"Ben, jr",\r\n',
  );
  expect(await whole(csvOf(pages(), columns as never, 'spreadsheet'))).toBe(
    '\ufeffName,Note\r\nAna,\'=1\r\n"Ben, jr",\r\n',
  );
  expect(await whole(ndjsonOf(pages()))).toBe('{"name":"Ana","note":"=1"}\n{"name":"Ben, jr","note":""}\n');
});
