import { type Problem, problemOf } from './problem.js';

/** What became of each of many, and how many of them were done. */
interface Outcomes<Id extends string> {
  readonly items: (Record<Id, string> & {
    readonly done: boolean;
    readonly code?: string;
    readonly detail?: string;
  })[];
  readonly done: number;
  readonly failed: number;
}

/**
 * The same for each id, one after the other: what is refused says why and stops nobody else. `named` is what an item
 * calls its id. @throws what is no refusal
 */
export async function oneByOne<Id extends string>(
  named: Id,
  ids: readonly string[],
  act: (id: string) => Promise<unknown>,
): Promise<Outcomes<Id>> {
  const items: Outcomes<Id>['items'] = [];
  const idOf = (id: string) => ({ [named]: id }) as Record<Id, string>;
  for (const id of ids) {
    try {
      await act(id);
      items.push({ ...idOf(id), done: true });
    } catch (error) {
      const found = problemOf(error);
      if (found === undefined) throw error;
      items.push({ ...idOf(id), done: false, code: found.code, detail: reasonIn(found) });
    }
  }
  const done = items.filter((each) => each.done).length;
  return { items, done, failed: items.length - done };
}

/** An item has no errors by field: they are its reason. */
const reasonIn = ({ detail, errors }: Problem): string =>
  errors === undefined ? detail : errors.map(({ field, message }) => `${field} ${message}`).join('; ');
