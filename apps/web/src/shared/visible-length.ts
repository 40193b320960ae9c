const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Beyond it nobody waits for the counting: the server refuses it whatever the count. */
const mostUnits = 40_000;

/** How many characters a person sees in a text, as the server counts them (rule M8); infinite where it is far too long. */
export function visibleLength(text: string): number {
  if (text.length > mostUnits) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (const _ of segmenter.segment(text.normalize('NFC').replaceAll(/\r\n?/g, '\n'))) count += 1;
  return count;
}
