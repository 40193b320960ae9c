import type { Tag } from '#read-store';

/** Why somebody is among the results, in words for the page. */
export interface Ranked {
  readonly score: number;
  readonly reasons: readonly string[];
}

/** One thing that agrees, and how much it tells. */
export interface Weight {
  readonly reason: string;
  readonly weight: number;
}

const numbers: Readonly<Record<string, Weight>> = {
  ssn: { reason: 'same SSN', weight: 100 },
  cin: { reason: 'same CIN', weight: 90 },
  alien: { reason: 'same Alien number', weight: 80 },
  case: { reason: 'on this case', weight: 60 },
  phone: { reason: 'same phone number', weight: 40 },
};

/** Of each list only the first that agrees counts: an exact name also sounds alike. */
const names: readonly (readonly (readonly [kind: string, weight: Weight])[])[] = [
  [
    ['last-exact', { reason: 'exact last name', weight: 30 }],
    ['last-part', { reason: 'part of the last name', weight: 20 }],
    ['last-sound', { reason: 'last name sounds like', weight: 10 }],
  ],
  [
    ['first-exact', { reason: 'exact first name', weight: 20 }],
    ['first-part', { reason: 'part of the first name', weight: 15 }],
    ['first-nick', { reason: 'nickname of first name', weight: 12 }],
    ['first-sound', { reason: 'first name sounds like', weight: 6 }],
  ],
];

export const birth: Weight = { reason: 'same date of birth', weight: 45 };

const weights = new Map(
  [...Object.entries(numbers), ...names.flat()].map(([kind, { weight }]) => [kind, weight]),
);

/** What one kind of tag adds to a score; with a date of birth (`dob+last-exact`) that of the birth, too. */
export function weightOf(kind: string): number {
  const [, name] = /^dob\+(.+)$/.exec(kind) ?? [];
  return name === undefined ? (weights.get(kind) ?? 0) : birth.weight + weightOf(name);
}

const same = (a: Tag, b: Tag) => a.kind === b.kind && a.value === b.value;

/**
 * Ranks one person: by which of the asked tags the person carries, and by what else was found to agree.
 * Pure; a higher score stands further up.
 */
export function rank(asked: readonly Tag[], carried: readonly Tag[], agreeing: readonly Weight[]): Ranked {
  const hits = new Set(
    asked.filter((each) => carried.some((tag) => same(tag, each))).map(({ kind }) => kind),
  );
  const found: Weight[] = Object.entries(numbers).flatMap(([kind, weight]) =>
    hits.has(kind) ? [weight] : [],
  );
  for (const list of names) {
    const best = list.find(([kind]) => hits.has(kind));
    if (best !== undefined) found.push(best[1]);
  }
  found.push(...agreeing);
  const born = [...hits].some((kind) => kind.startsWith('dob+'));
  if (born && !agreeing.includes(birth)) found.push(birth);
  found.sort((a, b) => b.weight - a.weight);
  return {
    score: found.reduce((sum, each) => sum + each.weight, 0),
    reasons: found.map((each) => each.reason),
  };
}
