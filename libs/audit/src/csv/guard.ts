/**
 * Text for a spreadsheet (rule A30): one apostrophe before what it would run (`=1+1`, also after blanks and invisible
 * characters) or change (`02134`, `12E45`, a date), and before an apostrophe, so that `unguarded` gives every text back.
 * What libraries call escaping of formulas misses blanks, line feeds and byte order marks, and cannot be undone.
 */
export const guarded = (text: string): string => (wouldBeTouched(text) ? `'${text}` : text);

export const unguarded = (text: string): string => (text.startsWith("'") ? text.slice(1) : text);

/** Blanks, control characters and everything else that has no ink. */
const unseen = /^(?:[\s\p{C}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5)+/u;
/** Plain and full-width, small forms and the true minus. */
const runs = /^[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]/u;
/** An amount that stays what it is: no needless zero, and at most 11 digits, or Excel shows and saves it as 1.23457E+11. */
const plainNumber = /^(0|[1-9]\d{0,10})$/;
/** What amounts, dates and times are written with: signs, names of months and days, and behind a digit E, T, Z, AM, PM. */
const sign = /^[\d\s.,:/\-+()%$\u20ac\u00a3]$/;
const nameOfTime =
  /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|mon|tue|wed|thu|fri|sat|sun)[a-z]*$/i;
const behindDigit = /^([etzm]|[ap]m?)$/i;
const likeTruth = /^(true|false|verdadero|falso)$/i;

function wouldBeTouched(text: string): boolean {
  if (text.startsWith("'")) return true;
  const seen = text.replace(unseen, '');
  if (runs.test(seen) || seen.startsWith("'")) return true;
  const bare = seen.trim();
  if (likeTruth.test(bare)) return true;
  if (!/\p{Nd}/u.test(bare) || plainNumber.test(text)) return false;
  return likeAmountOrMoment(bare.normalize('NFKC'));
}

function likeAmountOrMoment(text: string): boolean {
  let digits = false;
  for (const [part] of text.matchAll(/[a-z]+|[^a-z]/gi)) {
    if (!sign.test(part) && !nameOfTime.test(part) && !(digits && behindDigit.test(part))) return false;
    digits ||= /\d/.test(part);
  }
  return true;
}
