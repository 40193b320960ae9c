import type { EventStore, StoredEvent } from '#event-store';
import { storedHash } from './chain.js';
import { MerkleTree } from './merkle-tree.js';

/** The target holds something else than the source, or one of them changed meanwhile: says what to do. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}

/** How far two ledgers hold the same events in the same order. */
export interface Comparison {
  /** Events that both hold. */
  readonly events: number;
  /** Position of the last of them in the source. */
  readonly after: string | undefined;
  /** The first event that only one of them holds, behind all that both hold. */
  readonly more: { readonly in: 'source' | 'target'; readonly event: StoredEvent } | undefined;
  /** Merkle roots (RFC 6962, hex) over the hashes of the events that both hold, in the order of each ledger. */
  readonly roots: { readonly source: string; readonly target: string };
}

export interface Compared {
  readonly source: EventStore;
  readonly target: EventStore;
  /** Told every event beside its copy, in order. */
  readonly pair?: (original: StoredEvent, copy: StoredEvent) => void;
}

const eventsBetweenProgresses = 500;

/**
 * Reads both side by side and compares every byte of every event but its position. Yields how many were compared.
 * @throws CopyRefused at the first difference
 */
export async function* compareLedgers({
  source,
  target,
  pair,
}: Compared): AsyncGenerator<number, Comparison, void> {
  const originals = eventsOf(source);
  const copies = eventsOf(target);
  const roots = { source: new MerkleTree(), target: new MerkleTree() };
  let after: string | undefined;
  try {
    for (;;) {
      const { value: original } = await originals.next();
      const { value: copy } = await copies.next();
      if (!original || !copy) return { ...comparison(roots, after), more: moreOf(original, copy) };
      if (differ(original, copy)) throw different(original, copy, roots.source.size);
      pair?.(original, copy);
      roots.source.add(storedHash(original));
      roots.target.add(storedHash(copy));
      after = original.position;
      if (roots.source.size % eventsBetweenProgresses === 0) yield roots.source.size;
    }
  } finally {
    await originals.return(undefined);
    await copies.return(undefined);
  }
}

const comparison = (
  { source, target }: { readonly source: MerkleTree; readonly target: MerkleTree },
  after: string | undefined,
) => ({ events: source.size, after, roots: { source: source.root(), target: target.root() } });

async function* eventsOf(store: EventStore): AsyncGenerator<StoredEvent, undefined, void> {
  for await (const page of store.readAll()) yield* page;
  return undefined;
}

function moreOf(original: StoredEvent | undefined, copy: StoredEvent | undefined): Comparison['more'] {
  if (original) return { in: 'source', event: original };
  return copy && { in: 'target', event: copy };
}

const differ = (a: StoredEvent, b: StoredEvent): boolean =>
  a.id !== b.id ||
  a.stream !== b.stream ||
  a.revision !== b.revision ||
  a.type !== b.type ||
  a.data !== b.data ||
  a.metadata !== b.metadata;

const different = (original: StoredEvent, copy: StoredEvent, before: number): CopyRefused =>
  new CopyRefused(
    `event number ${before + 1} of the target is ${named(copy)}, and of the source ${named(original)}${
      original.id === copy.id ? ' with other content' : ''
    }: the target holds another ledger; name an empty one`,
  );

/** An event for people who look for it. */
export const named = ({ id, stream, revision }: StoredEvent): string => `${id} (${stream} at ${revision})`;
