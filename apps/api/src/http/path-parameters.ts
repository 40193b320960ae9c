import { isStorable, NotFound } from '#kernel';

/** Control characters, ends of lines, and what turns the direction of a text: no id has them. */
const neverInIds = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/**
 * The one rule for what stands in the place of ids in an address: what no id can be is missing, like any other id that
 * names nothing. The right is asked for before, the body looked at after. (What is too long the router itself takes
 * for missing.)
 * @throws NotFound
 */
export function mustNameSomething(parameters: unknown): void {
  for (const value of Object.values(parameters ?? {}))
    if (typeof value !== 'string' || !isStorable(value) || neverInIds.test(value)) throw new NotFound();
}
