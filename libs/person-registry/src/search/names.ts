import { doubleMetaphone } from 'double-metaphone';

/** Letters that Unicode does not take apart into a plain letter and an accent. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** Letters and digits only, lower case, without accents: `García-López` and `garcia lopez` are both `garcialopez`. */
export const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[ßøłđðþæœı]/g, (letter) => plain[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The folded words of a compound name; the only one of a simple name. Apostrophes do not part words. */
export const parts = (name: string): readonly string[] => [
  ...new Set(
    name
      .split(/[\s\-‐‑–.,/]+/u)
      .map(folded)
      .filter((each) => each !== ''),
  ),
];

/** Words of a compound name that mean something alone: not `de`, `la`, `van`. */
export const tellingParts = (name: string): readonly string[] => {
  const words = parts(name);
  return words.length < 2 ? [] : words.filter((each) => each.length > 1 && !particles.has(each));
};

const particles = new Set([
  ...[
    'de',
    'del',
    'la',
    'las',
    'los',
    'el',
    'y',
    'da',
    'do',
    'dos',
    'van',
    'von',
    'der',
    'den',
    'di',
    'du',
    'le',
  ],
  ...['al', 'bin', 'ibn', 'ter', 'san', 'st', 'jr', 'sr', 'ii', 'iii', 'mac', 'mc', 'o'],
]);

/** Double Metaphone codes of a name and of the telling words in it, primary and secondary. */
export const sounds = (name: string): readonly string[] => [
  ...new Set(
    [folded(name), ...tellingParts(name)]
      .flatMap((each) => doubleMetaphone(each))
      .filter((each) => each !== ''),
  ),
];
