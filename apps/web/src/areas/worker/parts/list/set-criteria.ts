import type { Way } from '../ways.js';

/** One criterion that narrows a search, in words, and the search without it. */
export interface SetCriterion<Criteria> {
  readonly text: string;
  readonly without: Criteria;
}

/**
 * What narrows a search.
 * @param all every criterion in words, nothing where it is not set, and what takes it away
 */
export const setOf = <Criteria extends { readonly page: number }>(
  criteria: Criteria,
  all: readonly (readonly [text: string | false | undefined, change: Partial<Criteria>])[],
): readonly SetCriterion<Criteria>[] =>
  all.flatMap(([text, change]) => (text ? [{ text, without: { ...criteria, ...change, page: 1 } }] : []));

/** Where nothing was found: the searches without one of what narrows it. */
export const waysWithout = <Criteria>(
  set: readonly SetCriterion<Criteria>[],
  onAsk: (criteria: Criteria) => void,
): readonly Way[] =>
  set.map(({ text, without }) => ({
    text: `Search without “${text}”`,
    onPress: () => onAsk(without),
  }));
