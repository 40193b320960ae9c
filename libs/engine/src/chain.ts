import { hash as digest } from 'node:crypto';
import type { NewEvent, StoredEvent } from '#event-store';
import { canonicalJson } from '#kernel';

/** The `prevHash` of a stream's first event. */
export const genesis = '0'.repeat(64);

/** Metadata as people wrote it, before the chain adds `prevHash` and `hash`. */
export type PlainMetadata = Readonly<Record<string, unknown>>;

interface Link {
  readonly stream: string;
  readonly revision: bigint;
  readonly type: string;
  readonly id: string;
  /** Canonical JSON. */
  readonly data: string;
  /** Canonical JSON, without `prevHash` and `hash`. */
  readonly metadata: string;
  readonly prevHash: string;
}

/** SHA-256, in hex, of the canonical JSON of {data, id, metadata, prevHash, revision, stream, type}. */
function hashOf({ stream, revision, type, id, data, metadata, prevHash }: Link): string {
  const text = `{"data":${data},"id":"${id}","metadata":${metadata},"prevHash":"${prevHash}","revision":${revision},"stream":${JSON.stringify(stream)},"type":"${type}"}`;
  return digest('sha256', text, 'hex');
}

/** Chains one new event to the one before it in its stream. */
export function chained(
  event: { readonly id: string; readonly type: string; readonly data: unknown },
  metadata: PlainMetadata,
  at: { readonly stream: string; readonly revision: bigint; readonly prevHash: string },
): { readonly stored: NewEvent; readonly hash: string } {
  const data = canonicalJson(event.data);
  const plain = canonicalJson(metadata);
  const hash = hashOf({ ...at, id: event.id, type: event.type, data, metadata: plain });
  const members = plain === '{}' ? '' : `,${plain.slice(1, -1)}`;
  return {
    stored: {
      id: event.id,
      type: event.type,
      data,
      metadata: `{"hash":"${hash}","prevHash":"${at.prevHash}"${members}}`,
    },
    hash,
  };
}

/** The hash that an event carries; empty when it carries none. */
export function storedHash(event: StoredEvent): string {
  const start = event.metadata.indexOf('"hash":"');
  return start === -1 ? '' : event.metadata.slice(start + 8, start + 72);
}

export type ChainFault =
  | 'not JSON'
  | 'revision out of order'
  | 'not chained to the event before it'
  | 'altered';

/** Checks one event against the head of its stream so far; undefined when it is sound. */
export function chainFault(
  event: StoredEvent,
  before: { readonly revision: bigint; readonly hash: string } | undefined,
): ChainFault | undefined {
  if (event.revision !== (before === undefined ? 0n : before.revision + 1n)) return 'revision out of order';
  let data: string;
  let metadata: Record<string, unknown>;
  try {
    data = canonicalJson(JSON.parse(event.data));
    metadata = JSON.parse(event.metadata) as Record<string, unknown>;
  } catch {
    return 'not JSON';
  }
  const { hash, prevHash, ...plain } = metadata;
  if (prevHash !== (before?.hash ?? genesis)) return 'not chained to the event before it';
  const { stream, revision, type, id } = event;
  const expected = hashOf({
    stream,
    revision,
    type,
    id,
    data,
    metadata: canonicalJson(plain),
    prevHash: String(prevHash),
  });
  return hash === expected ? undefined : 'altered';
}
