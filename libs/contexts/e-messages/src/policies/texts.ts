import { InvalidInput } from '#kernel';

/** Characters as a person sees them. */
export const longestSubject = 200;
export const longestBody = 4_000;
export const longestNote = 1_000;
/** Looked at before anything is counted: one visible character can be 200 kB long. */
const mostUnits = 40_000;
const mostBytes = 65_536;

/** Neither blanks nor what is never shown. */
const somethingToSee = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u;
/** Putting the marks of one letter in order takes a time that grows with the square of how many there are. */
const pileOfMarks = /\p{M}{257}/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text as it is kept: one form of each letter, one kind of line end. */
const normal = (text: string): string => text.normalize('NFC').replaceAll(/\r\n?/g, '\n');

/** How many characters a person sees, up to `most` and one more. */
function visible(text: string, most: number): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) if (++count > most) break;
  return count;
}

/** What is wrong with a text that somebody wrote, or undefined; what is far too long is never counted. */
export function writtenFault(text: unknown, most: number): string | undefined {
  const tooLong = `is too long: at most ${most.toLocaleString('en-US')} characters; shorten it, or write two`;
  if (typeof text !== 'string') return 'is empty: write something';
  if (text.length > mostUnits || Buffer.byteLength(text) > mostBytes) return tooLong;
  if (!somethingToSee.test(text)) return 'is empty: write something';
  if (pileOfMarks.test(text))
    return 'has a letter with hundreds of accents, which cannot be read: write it without them';
  if (visible(normal(text), most) > most) return tooLong;
  return controls.test(text) ? 'must not contain control characters' : undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

/** A text that somebody wrote, as it is kept. @throws InvalidInput naming the field */
export function written(field: string, text: unknown, most: number): string {
  const message = writtenFault(text, most);
  if (message !== undefined) throw new InvalidInput([{ field, message }]);
  return normal(text as string);
}
