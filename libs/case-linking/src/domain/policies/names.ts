/** Letters that Unicode does not take apart into a plain letter and an accent. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * A name as it is compared and searched: without case, accents, punctuation and spaces (spec 20, Match policy).
 * No nicknames. What holds no letter or digit folds to ''.
 */
export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => plain[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Two names agree when both fold to the same, and to something. */
export const namesAgree = (one: string, other: string): boolean =>
  foldName(one) !== '' && foldName(one) === foldName(other);

/** The two exact names that the Case Link Request Search compares, folded. */
export const searchNames = (registrant: { readonly firstName: string; readonly lastName: string }) => ({
  first: foldName(registrant.firstName),
  last: foldName(registrant.lastName),
});
