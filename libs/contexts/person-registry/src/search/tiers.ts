import type { Tag } from '#read-store';
import { weightOf } from './rank.js';

/** One way to agree on one name: all its tags are of one kind, such as the exact spelling. */
export interface Choice {
  readonly tags: readonly Tag[];
  readonly weight: number;
  readonly sound: boolean;
}

/** One way to agree on every name that was entered: a tag of each list. `weight` is the score that it ranks with. */
export interface Tier {
  readonly lists: readonly (readonly Tag[])[];
  readonly weight: number;
}

/** Tags sorted by their kinds. */
export function choices(tags: readonly Tag[]): readonly Choice[] {
  const kinds = [...new Set(tags.map(({ kind }) => kind))];
  return kinds.map((kind) => ({
    tags: tags.filter((each) => each.kind === kind),
    weight: weightOf(kind),
    sound: kind.endsWith('-sound'),
  }));
}

/**
 * Every combination of one choice for each name, in the order in which candidates are taken: first those without
 * any sound, so that nobody who has the name is cut off behind people whose names only sound like it (rule P6).
 */
export function tiers(names: readonly (readonly Choice[])[]): readonly Tier[] {
  if (names.length === 0) return [];
  const none = { lists: [] as readonly (readonly Tag[])[], weight: 0, sound: false };
  return names
    .reduce(
      (combined, options) =>
        combined.flatMap(({ lists, weight, sound }) =>
          options.map((each) => ({
            lists: [...lists, each.tags],
            weight: weight + each.weight,
            sound: sound || each.sound,
          })),
        ),
      [none],
    )
    .sort((a, b) => Number(a.sound) - Number(b.sound) || b.weight - a.weight);
}
