import { foldName } from '#kernel';

/** Words of a subject that can be searched for; of longer subjects the first ones. */
const mostWords = 60;

/** Whole words, without case and accents. */
export const subjectWords = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[^\p{L}\p{N}\p{M}'’]+/u)
      .map(foldName)
      .filter((each) => each !== '')
      .slice(0, mostWords),
  ),
];

/** Kind of the tags. */
export const subjectWord = 'e-message-subject';
