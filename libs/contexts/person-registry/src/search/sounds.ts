import { doubleMetaphone } from 'double-metaphone';
import { foldName } from '#kernel';
import { tellingParts } from './names.js';
import { armenianSound, spanishSound } from './sound-rules.js';
import { surnameGroups } from './surname-groups.js';

const groupsOf = new Map<string, string[]>();
for (const line of surnameGroups) {
  const spellings = line.split(' ');
  // A line is named by all it holds: `li lee` and `lee ly` are two families.
  for (const each of spellings) groupsOf.set(each, [...(groupsOf.get(each) ?? []), spellings.join('-')]);
}

const prefixed = (prefix: string, sound: string | undefined): readonly string[] =>
  sound === undefined || sound === '' ? [] : [`${prefix}:${sound}`];

const everyWord = (name: string): readonly string[] => [foldName(name), ...tellingParts(name)];

/** Double Metaphone, primary and secondary, and the Spanish sound, of a folded name. */
const common = (word: string): readonly string[] => [
  ...doubleMetaphone(word).filter((each) => each !== ''),
  ...prefixed('es', spanishSound(word)),
];

/** What a first name and the telling words in it sound like. */
export const firstSounds = (name: string): readonly string[] => [...new Set(everyWord(name).flatMap(common))];

/** What a last name and the telling words in it sound like; also as Armenian, and as one of the tables' families. */
export const lastSounds = (name: string): readonly string[] => [
  ...new Set(
    everyWord(name).flatMap((word) => [
      ...common(word),
      ...prefixed('hy', armenianSound(word)),
      ...(groupsOf.get(word) ?? []).flatMap((each) => prefixed('of', each)),
    ]),
  ),
];
