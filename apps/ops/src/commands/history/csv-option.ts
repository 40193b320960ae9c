import { type CsvForm, csvForms } from '#audit';
import { WrongUsage } from '../../command-line/failures.js';
import type { Output } from '../../output/output.js';

export const csvOption = [
  '--csv <form>',
  `the whole list as CSV: ${csvForms.join(' or ')}`,
  (text: string): CsvForm => {
    const form = csvForms.find((each) => each === text);
    if (form !== undefined) return form;
    throw new WrongUsage(`--csv ${text}: must be one of ${csvForms.join(', ')}`);
  },
] as const;

/** Writes a list to its end, a page at a time. */
export async function writeCsv(
  output: Pick<Output, 'raw'>,
  page: (cursor: string | undefined) => Promise<{ readonly csv?: string; readonly next: string | undefined }>,
): Promise<void> {
  let cursor: string | undefined;
  do {
    const { csv, next } = await page(cursor);
    output.raw(csv ?? '');
    cursor = next;
  } while (cursor !== undefined);
}
