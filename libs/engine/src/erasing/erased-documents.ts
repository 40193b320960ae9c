import { erasedSealed, isSealed, type Recorded, type Subject } from '#kernel';
import type { Folded, Projection } from '../projecting/projection.js';
import { type PrivacyEvent, privacyEvents } from './events.js';

// Every view follows SubjectErased, and none has to say so: what a document loses by it is the same everywhere. One that
// declares the event itself holds nothing sealed, and folds it like any other.

/** Notes in a document for whom something went: a late writer must not bring it back. */
const mark = '$erased';

interface Marked {
  readonly [mark]?: readonly Subject[];
}

/** What a view follows. */
export const followedBy = ({ catalogues }: Pick<Projection, 'catalogues'>) => [...catalogues, privacyEvents];

const isErasure = (
  { catalogues }: Pick<Projection, 'catalogues'>,
  event: { readonly type: string },
): event is PrivacyEvent => event.type === 'SubjectErased' && !catalogues.includes(privacyEvents);

/** As the projection's own `keys`, and the documents that an erasure touches. */
export const keysOf = (projection: Projection, event: Recorded): readonly string[] =>
  isErasure(projection, event) ? event.data.documents : projection.keys(event);

/** As the projection's own `fold`; what is erased goes, and stays away. */
export function foldOf(projection: Projection, body: unknown, event: Folded<Recorded>, id: string): unknown {
  if (isErasure(projection, event))
    return body === undefined ? undefined : erased(projection, body, event.data.subjects);
  const next = projection.fold(body, event, id);
  const gone = (body as Marked | undefined)?.[mark];
  return gone === undefined || next === undefined || next === body ? next : erased(projection, next, gone);
}

/** As the projection's own `searchKeys`. */
export const searchKeysOf = (projection: Projection, event: Recorded) =>
  isErasure(projection, event) ? [] : (projection.searchKeys?.(event) ?? []);

function erased(projection: Projection, body: unknown, subjects: readonly Subject[]): unknown {
  const before = (body as Marked)[mark] ?? [];
  const gone = new Set([...before, ...subjects]);
  const left = without(body, gone);
  return { ...((projection.forget?.(left) ?? left) as object), [mark]: [...gone].sort() };
}

/** The same value where nothing in it is sealed for any of them. */
function without(value: unknown, subjects: ReadonlySet<Subject>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isSealed(value)) return subjects.has(value.$sealed) ? erasedSealed(value.$sealed) : value;
  if (Array.isArray(value)) return value.map((each) => without(each, subjects));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, without(each, subjects)]));
}
