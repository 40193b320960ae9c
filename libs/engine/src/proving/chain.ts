import { createHmac, hash as digest } from 'node:crypto';
import type { NewEvent, StoredEvent } from '#event-store';
import { canonicalJson, canonicalString } from '#kernel';

/** The `prevHash` of a stream's first event. */
export const genesis = '0'.repeat(64);

/** Metadata as people wrote it, before the chain adds `hash`, `mac` and `prevHash`; its members stand before these. */
export type PlainMetadata = Readonly<Record<string, unknown>>;

/** Which event of which stream, behind which hash. */
export interface ChainPlace {
  readonly stream: string;
  readonly revision: bigint;
  readonly prevHash: string;
}

interface Named {
  readonly id: string;
  readonly type: string;
}

/**
 * What is hashed: the canonical JSON of {data, id, metadata, prevHash, revision, stream, type}. `data` and `metadata`
 * are canonical JSON texts.
 */
function textOf({ id, type }: Named, data: string, metadata: string, at: ChainPlace): string {
  return `{"data":${data},"id":${canonicalString(id)},"metadata":${metadata},"prevHash":"${at.prevHash}","revision":${at.revision},"stream":${canonicalString(at.stream)},"type":${canonicalString(type)}}`;
}

/** Canonical JSON of an object with members behind its last one. */
const extended = (object: string, members: string): string =>
  `${object.slice(0, -1)}${object === '{}' ? '' : ','}${members}}`;

/**
 * Chains events to the ones before them in their streams, and authenticates them: `mac` is the HMAC-SHA-256 of the text
 * that is hashed, without it; `hash` the SHA-256 of the same text with `mac` in its metadata. Whoever lacks the key can
 * alter neither unnoticed.
 */
export class Chain {
  constructor(private readonly macKey: Uint8Array) {}

  /** Chains one new event to the one before it in its stream. @throws TypeError for what JSON cannot carry */
  link(
    event: Named & { readonly data: unknown },
    metadata: PlainMetadata,
    at: ChainPlace,
  ): { readonly stored: NewEvent; readonly hash: string } {
    for (const member in metadata)
      if (member >= 'hash') throw new TypeError(`${member} would stand behind what the chain adds`);
    const data = canonicalJson(event.data);
    const plain = canonicalJson(metadata);
    const mac = this.macOf(textOf(event, data, plain, at));
    const hash = digest('sha256', textOf(event, data, extended(plain, `"mac":"${mac}"`), at), 'hex');
    return {
      stored: {
        id: event.id,
        type: event.type,
        data,
        metadata: extended(plain, `"hash":"${hash}","mac":"${mac}","prevHash":"${at.prevHash}"`),
      },
      hash,
    };
  }

  /**
   * Whether this very event was chained by who has the key, behind whatever its `prevHash` names. Reads no JSON: what
   * the key authenticates was written whole by `link`.
   */
  isAuthentic(event: StoredEvent): boolean {
    const links = linksOf(event);
    if (links?.mac === undefined) return false;
    const at = { ...event, prevHash: links.prevHash };
    if (this.macOf(textOf(event, event.data, links.plain, at)) !== links.mac) return false;
    const withMac = extended(links.plain, `"mac":"${links.mac}"`);
    return digest('sha256', textOf(event, event.data, withMac, at), 'hex') === links.hash;
  }

  /** See `chainFault`; whoever has the key also finds an event that was forged without it. */
  fault(event: StoredEvent, before: ChainHead | undefined): ChainFault | undefined {
    const found = chainFault(event, before);
    if (found !== undefined || linksOf(event)?.mac === undefined) return found;
    return this.isAuthentic(event) ? undefined : 'forged: its mac was made without the key';
  }

  private macOf(text: string): string {
    return createHmac('sha256', this.macKey).update(text).digest('hex');
  }
}

/** What the chain added to an event's metadata. `mac` is undefined in events from before there were any. */
interface Links {
  readonly hash: string;
  readonly mac: string | undefined;
  readonly prevHash: string;
  /** Canonical JSON of the metadata without them. */
  readonly plain: string;
}

const linksAtTheEnd = /"hash":"([0-9a-f]{64})","mac":"([0-9a-f]{64})","prevHash":"([0-9a-f]{64})"\}$/;
const lengthAtTheEnd = '"hash":"","mac":"","prevHash":""}'.length + 3 * 64;
const linksInFront = /^\{"hash":"([0-9a-f]{64})","prevHash":"([0-9a-f]{64})"(?:,|\}$)/;

/** Where the chain writes them and nowhere else; undefined when they are not there. */
function linksOf({ metadata }: StoredEvent): Links | undefined {
  const rest = metadata.length - lengthAtTheEnd;
  const [, hash, mac, prevHash] = linksAtTheEnd.exec(metadata.slice(Math.max(0, rest))) ?? [];
  if (hash !== undefined && prevHash !== undefined) {
    const before = metadata.slice(0, rest);
    return { hash, mac, prevHash, plain: before === '{' ? '{}' : `${before.slice(0, -1)}}` };
  }
  const [all, oldHash, oldPrevHash] = linksInFront.exec(metadata) ?? [];
  if (all === undefined || oldHash === undefined || oldPrevHash === undefined) return undefined;
  return { hash: oldHash, mac: undefined, prevHash: oldPrevHash, plain: `{${metadata.slice(all.length)}` };
}

/**
 * The very text whose SHA-256 is the event's hash: whoever has it needs nothing else to make the hash anew.
 * @throws TypeError for an event that the chain never wrote
 */
export function hashedText(event: StoredEvent): string {
  const links = linksOf(event);
  if (links === undefined) throw new TypeError(`${event.stream}@${event.revision} carries no hash`);
  const metadata = links.mac === undefined ? links.plain : extended(links.plain, `"mac":"${links.mac}"`);
  return textOf(event, event.data, metadata, { ...event, ...links });
}

/** The hash that an event carries; empty when it carries none. */
export const storedHash = (event: StoredEvent): string => linksOf(event)?.hash ?? '';

/** Whether an event carries a `mac`, whatever it is worth. */
export const carriesMac = (event: StoredEvent): boolean => linksOf(event)?.mac !== undefined;

export type ChainFault =
  | 'not JSON'
  | 'not written as it is hashed: a repeated member, a blank, or another spelling'
  | 'revision out of order'
  | 'not chained to the event before it'
  | 'altered'
  | 'forged: its mac was made without the key';

/** The last event of a stream so far. */
export interface ChainHead {
  readonly revision: bigint;
  readonly hash: string;
}

/**
 * Checks one event against the head of its stream so far, without any key; undefined when it is sound. What is stored
 * is compared whole with what the chain writes, so that no reader can see anything else in it than what was hashed.
 */
export function chainFault(event: StoredEvent, before: ChainHead | undefined): ChainFault | undefined {
  if (event.revision !== (before === undefined ? 0n : before.revision + 1n)) return 'revision out of order';
  const links = linksOf(event);
  const expected = rewritten(event, links?.mac);
  if (expected === undefined) return 'not JSON';
  if (links === undefined || expected.data !== event.data || expected.metadata !== event.metadata)
    return 'not written as it is hashed: a repeated member, a blank, or another spelling';
  if (links.prevHash !== (before?.hash ?? genesis)) return 'not chained to the event before it';
  return digest('sha256', hashedText(event), 'hex') === links.hash ? undefined : 'altered';
}

/** Both texts as the chain would write what a JSON parser reads in them; undefined when it reads nothing. */
function rewritten(event: StoredEvent, mac: string | undefined) {
  try {
    const data = canonicalJson(JSON.parse(event.data));
    const metadata = JSON.parse(event.metadata) as Record<string, unknown>;
    if (mac !== undefined) return { data, metadata: canonicalJson(metadata) };
    const { hash, prevHash, ...plain } = metadata;
    const links = canonicalJson({ hash, prevHash });
    const rest = canonicalJson(plain);
    return { data, metadata: rest === '{}' ? links : `${links.slice(0, -1)},${rest.slice(1)}` };
  } catch {
    return undefined;
  }
}
