import { InvalidInput } from '#kernel';

/** Characters as a person sees them. */
export const longestSubject = 200;
export const longestBody = 4_000;
export const longestNote = 1_000;
/** Looked at before anything is counted: one visible character can be 200 kB long. */
const mostUnits = 40_000;
const mostBytes = 65_536;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text as it is kept: one form of each letter, one kind of line end. */
const normal = (text: string): string => text.normalize('NFC').replaceAll(/\r\n?/g, '\n');

/** How many characters a person sees, up to `most` and one more. */
function visible(text: string, most: number): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) if (++count > most) break;
  return count;
}

/**
 * A text that somebody wrote, as it is kept. @throws InvalidInput naming the field, without ever counting what is far
 * too long
 */
export function written(field: string, text: unknown, most: number): string {
  const wrong = (message: string) => new InvalidInput([{ field, message }]);
  if (typeof text !== 'string' || text.trim() === '') throw wrong('is empty: write something');
  const tooLong = () =>
    wrong(`is too long: at most ${most.toLocaleString('en-US')} characters; shorten it, or write two`);
  if (text.length > mostUnits || Buffer.byteLength(text) > mostBytes) throw tooLong();
  const kept = normal(text);
  if (visible(kept, most) > most) throw tooLong();
  return kept;
}
