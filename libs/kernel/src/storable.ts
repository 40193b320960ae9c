/**
 * Whether a text is the same one after a store kept it. SQLite's own functions, and what reads its files, end a text at
 * NUL, and half of a surrogate pair is no Unicode text: two ids would become one.
 */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** @throws TypeError for a text that a store would change */
export function mustBeStorable(...texts: readonly string[]): void {
  for (const text of texts)
    if (!isStorable(text)) throw new TypeError(`${JSON.stringify(text)} cannot be stored as it is`);
}
