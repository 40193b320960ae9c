import type { Command } from 'commander';
import { wholeNumber } from '../../command-line/whole-number.js';

/** Which part of a list, as every list of the history is asked for. */
export interface ListOptions {
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Adds them to the command of a list. */
export const withListOptions = (command: Command, what: string, most: number): Command =>
  command
    .option('--from <day>', 'first day, in California')
    .option('--to <day>', 'last day')
    .option('--limit <n>', `${what} on a page (default: 50)`, wholeNumber('--limit', 1, most))
    .option('--cursor <cursor>', 'the next page, as the page before named it');
