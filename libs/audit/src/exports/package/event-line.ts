import { hashedText, storedHash } from '#engine';
import type { StoredEvent } from '#event-store';
import { canonicalJson } from '#kernel';
import { sha256 } from './sums.js';

/** An event that stands in the package whole: the very text that was hashed. */
export const wholeLine = (event: StoredEvent): string => hashedText(event);

/** One that concerns only persons who are left out: its hash, and where it stands in its stream, so that no gap is hidden. */
export const hashLine = (event: StoredEvent): string =>
  canonicalJson({ hash: storedHash(event), revision: Number(event.revision), stream: event.stream });

export interface EventLine {
  readonly hash: string;
  readonly stream: string;
  readonly revision: number;
  /** Absent of one that stands as its hash alone. */
  readonly whole?: {
    readonly id: string;
    readonly type: string;
    readonly prevHash: string;
    readonly data: unknown;
  };
}

/** What a line says; undefined for what is no line of an export, to the letter. */
export function readEventLine(text: string): EventLine | undefined {
  const parsed = canonically(text);
  if (parsed === undefined) return undefined;
  const { hash, stream, revision, data, id, type, prevHash, metadata } = parsed;
  if (typeof stream !== 'string' || typeof revision !== 'number') return undefined;
  const isHashAlone = typeof hash === 'string' && Object.keys(parsed).length === 3;
  if (isHashAlone) return isHash(hash) ? { hash, stream, revision } : undefined;
  if (typeof id !== 'string' || typeof type !== 'string' || typeof prevHash !== 'string') return undefined;
  if (data === undefined || metadata === undefined || Object.keys(parsed).length !== 7) return undefined;
  return { hash: sha256(text), stream, revision, whole: { id, type, prevHash, data } };
}

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** An object that is written as it would be hashed, so that no reader can see anything else in it. */
export function canonically(text: string): Record<string, unknown> | undefined {
  try {
    const parsed = JSON.parse(text) as Record<string, unknown>;
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject && canonicalJson(parsed) === text ? parsed : undefined;
  } catch {
    return undefined;
  }
}
