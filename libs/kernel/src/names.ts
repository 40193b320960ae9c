/** Letters that Unicode does not take apart into a plain letter and an accent. */
const plain = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/**
 * What Unicode counts among the letters but people write for an apostrophe: the modifier letters (ʼ, ʻokina, ʹ, ʾ …),
 * the Armenian and N'Ko ones, and the saltillo. Not 々 or ー, which are modifier letters, too, but part of a name.
 */
const apostrophes = /[\u02b0-\u02ff\u0559\u07f4\u07f5\ua788\ua78b\ua78c]/g;

/**
 * A name as it is compared and searched, everywhere: without case, accents, punctuation and spaces (rule P6).
 * `García-López` and `garcia lopez` are both `garcialopez`. What holds no letter or digit folds to ''.
 */
export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(apostrophes, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => plain.get(letter) ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '');
