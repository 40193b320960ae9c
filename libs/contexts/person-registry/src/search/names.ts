import { foldName } from '#kernel';

/** The folded words of a compound name; the only one of a simple name. Apostrophes do not part words. */
export const parts = (name: string): readonly string[] => [
  ...new Set(
    name
      .split(/[\s\p{Pd}−.,/]+/u)
      .map(foldName)
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
