/** The steps in which a name becomes what two spellings of it have in common. */
type Steps = readonly (readonly [from: RegExp, to: string])[];

const taken = (name: string, steps: Steps): string =>
  steps.reduce((text, [from, to]) => text.replace(from, to), name);

/**
 * Letters that Spanish spelling tells apart and speech does not: b and v; s, z and c before e and i; g, j and x; ll, y
 * and i; the silent h. Vowels stay, so that few other names come out the same.
 */
const spanishSteps: Steps = [
  [/tch|ch/g, '#'],
  [/ph/g, 'f'],
  [/h/g, ''],
  [/x$/, 's'],
  [/x/g, 'j'],
  [/qu(?=[eiy])/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/gu(?=[eiy])/g, 'w'],
  [/g(?=[eiy])/g, 'j'],
  [/z/g, 's'],
  [/v/g, 'b'],
  [/n(?=[bp])/g, 'm'],
  [/ll|y/g, 'i'],
  [/(.)\1+/g, '$1'],
];

/** How a folded name sounds to a Spanish ear; undefined for another script. */
export const spanishSound = (folded: string): string | undefined =>
  /^[a-z]+$/.test(folded) ? taken(folded, spanishSteps) : undefined;

const armenianEnding = /(?:i|y|j|e)ant?[sz]?$/;

/**
 * Eastern and Western Armenian exchange the voiced and the voiceless stops (Petros, Bedros), and Russian has no h: what
 * stays is the order of the consonants before the ending.
 */
const armenianSteps: Steps = [
  [armenianEnding, ''],
  [/h?ov?h?an+e?s|hovhan+is/g, 'ovns'],
  [/^ogan+es/, 'ovns'],
  [/tch|ch|dj|j/g, '#'],
  [/gh/g, 'k'],
  [/kh|h/g, ''],
  [/g|q|c/g, 'k'],
  [/d/g, 't'],
  [/b/g, 'p'],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/[aeiouy]/g, ''],
  [/(.)\1+/g, '$1'],
  [/t#/g, '#'],
];

/** What is left of a folded Armenian last name; undefined for one without the ending, or with too little before it. */
export function armenianSound(folded: string): string | undefined {
  if (!/^[a-z]+$/.test(folded) || !armenianEnding.test(folded)) return undefined;
  const left = taken(folded, armenianSteps);
  return left.length < 2 ? undefined : left;
}
