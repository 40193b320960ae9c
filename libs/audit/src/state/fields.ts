import { type Actor, actorKinds, isSealed, opened } from '#kernel';
import { labelOf } from './labels.js';
import { erased } from './presented.js';

/** A field of a document in words, with what stands in it. */
export interface Field {
  /** "Program CalFresh: Status" */
  readonly field: string;
  readonly value: Value;
  /** Tells apart what is shown alike, as the ends of two numbers; never shown. */
  readonly exact?: string;
}

/** A text, or somebody whose name is filled in when it is shown. */
export type Value = string | { readonly actor: Actor } | { readonly worker: string };

/** What only a program needs: digests, tags, counters of views, what is told elsewhere in words. */
const technical: ReadonlySet<string> = new Set([
  ...['tags', 'nameTags', 'subjectTags', 'counts', 'digest', 'codeDigest', 'fileId', 'threadId'],
  ...['dueOrder', 'requestedDay', 'updatedAt', 'match', 'policy', 'is', 'submissionId'],
]);
/** What tells one element of a list from the others, the first that there is. */
const names = ['entryId', 'linkId', 'attemptId', 'documentId', 'kind', 'type', 'number'] as const;
/** Hold ids of people of the county. */
const workers: ReadonlySet<string> = new Set(['assignee', 'worker', 'asker']);
const secretNumbers: ReadonlySet<string> = new Set(['ssn']);

/** Every field of a presented document that says something. Sealed values in it must have been opened. */
export function fieldsOf(document: unknown): readonly Field[] {
  const found: Field[] = [];
  collect(document, [], found);
  return found;
}

function collect(value: unknown, path: readonly string[], found: Field[]): void {
  const key = path.at(-1) ?? '';
  if (value === undefined || value === null || value === '') return;
  if (isSealed(value)) collect(opened(value) ?? erased, path, found);
  else if (Array.isArray(value)) collectList(value, path, found);
  else if (isActor(value)) found.push({ field: labelOf(path), value: { actor: value } });
  else if (typeof value === 'object') {
    const members = Object.entries(value);
    const only = members.length === 1 && members[0]![0] === 'text';
    for (const [name, member] of members)
      if (!technical.has(name)) collect(member, only ? path : [...path, name], found);
  } else if (workers.has(key)) found.push({ field: labelOf(path), value: { worker: String(value) } });
  else if (secretNumbers.has(key) && value !== erased)
    found.push({
      field: labelOf(path),
      value: `ending in ${String(value).slice(-4)}`,
      exact: String(value),
    });
  else found.push({ field: labelOf(path), value: inWords(value) });
}

function collectList(list: readonly unknown[], path: readonly string[], found: Field[]): void {
  if (list.length === 0) return;
  if (list.every((each) => typeof each !== 'object' || each === null)) {
    found.push({ field: labelOf(path), value: list.map(inWords).join(', ') });
    return;
  }
  for (const [n, each] of list.entries()) {
    const naming = names.find((name) => tells(each, name, list));
    const [element, rest] =
      naming === undefined ? [n + 1, each] : [memberOf(each, naming), without(each as object, naming)];
    collect(rest, [...path.slice(0, -1), `${path.at(-1)} ${element}`], found);
  }
}

/** Whether a member names an element: the first of its kind that it has, and no other element has the same. */
function tells(element: unknown, name: string, list: readonly unknown[]): boolean {
  const own = memberOf(element, name);
  return typeof own === 'string' && list.filter((each) => memberOf(each, name) === own).length === 1;
}

const without = (element: object, name: string): object =>
  Object.fromEntries(Object.entries(element).filter(([each]) => each !== name));

const memberOf = (value: unknown, name: string): unknown => (value as Record<string, unknown> | null)?.[name];

const isActor = (value: unknown): value is Actor =>
  typeof value === 'object' &&
  typeof memberOf(value, 'id') === 'string' &&
  actorKinds.some((each) => each === memberOf(value, 'kind'));

const inWords = (value: unknown): string =>
  typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value);
