import type { KeyObject } from 'node:crypto';
import type { EventStore } from '#event-store';
import {
  isSignedCheckpoint,
  originText,
  readCheckpoint,
  type SealKey,
  type TrustedKeys,
} from './checkpoint.js';
import { lastSealWhere, sealAt } from './find-seal.js';
import { type AnySeal, isFirstSeal, type Seal, type SealKeyChanged } from './seals.js';
import { isSignedBy, parseNote, parseVerifierKey, signedNote, verifierKey } from './signed-note.js';

/** What the key before says of the one after it: it signs everything behind so many events. */
interface KeyChange {
  readonly origin: string;
  readonly size: number;
  /** The new key, as tools of transparency logs take it. */
  readonly newKey: string;
}

/** Nothing else that a key signs begins with this line. */
const firstLine = 'caseledger seal key v1';
const changeText = ({ origin, size, newKey }: KeyChange) => `${firstLine}\n${origin}\n${size}\n${newKey}\n`;

/** What makes of a seal one behind which another key signs. */
export function changingTo(
  next: SealKey,
  { checkpoint }: Pick<Seal, 'checkpoint'>,
  key: SealKey,
): Pick<SealKeyChanged, 'newKey' | 'change'> {
  const { origin, size } = readCheckpoint(checkpoint)!;
  const name = originText(origin);
  const newKey = verifierKey(name, next.publicKey);
  return { newKey, change: signedNote(changeText({ origin: name, size, newKey }), { ...key, name }) };
}

/** Whether another key signs behind a seal. */
export const changesKey = (seal: AnySeal): seal is SealKeyChanged => 'newKey' in seal && 'change' in seal;

/** The key that signs behind a seal, where the one that signed it says so; undefined where it does not. */
export function nextKeyOf(seal: SealKeyChanged, key: KeyObject): KeyObject | undefined {
  const stated = readCheckpoint(seal.checkpoint);
  const note = typeof seal.change === 'string' ? parseNote(seal.change) : undefined;
  if (stated === undefined || note === undefined) return undefined;
  const origin = originText(stated.origin);
  const text = changeText({ origin, size: stated.size, newKey: seal.newKey });
  if (note.text !== text || !isSignedBy(note, origin, key)) return undefined;
  const next = parseVerifierKey(seal.newKey);
  return next?.name === origin ? next.publicKey : undefined;
}

/** A key that signs no more, and up to where it counts. */
export interface RetiredKey {
  readonly publicKey: KeyObject;
  /** The seal that says so, its last one. */
  readonly seal: SealKeyChanged;
}

/** Which keys signed a ledger's seals, from those that somebody believes on. */
export interface SigningKeys {
  /** The key of the next seal; undefined where none of those believed signed the first one. */
  readonly current: KeyObject | undefined;
  /** The oldest first. */
  readonly retired: readonly RetiredKey[];
}

/** By bisection between the changes, so that it costs the same however many seals there are. @throws Unavailable */
export async function signingKeys(
  store: Pick<EventStore, 'readStream'>,
  believed: Iterable<KeyObject>,
): Promise<SigningKeys> {
  const lastOld = await lastSealWhere(store, ({ seal }) => isFirstSeal(seal));
  const first = await sealAt(store, (lastOld?.event.revision ?? -1n) + 1n);
  const retired: RetiredKey[] = [];
  let current = first && signerOf(first.seal, believed);
  const known: KeyObject[] = current === undefined ? [] : [current];
  while (current !== undefined) {
    const found = await lastSealWhere(
      store,
      ({ seal }) => isFirstSeal(seal) || signerOf(seal, known) !== undefined,
    );
    if (found === undefined || !changesKey(found.seal)) break;
    const next = nextKeyOf(found.seal, current);
    if (next === undefined) break;
    retired.push({ publicKey: current, seal: found.seal });
    known.push(next);
    current = next;
  }
  return { current, retired };
}

/** Which of these keys signed a seal. */
export function signerOf(seal: AnySeal, keys: Iterable<KeyObject>): KeyObject | undefined {
  if (isFirstSeal(seal)) return undefined;
  for (const key of keys) if (isSignedCheckpoint(seal.checkpoint, [key])) return key;
  return undefined;
}

/** Those that were named, and those that they lead to. */
export const believing = (named: TrustedKeys, { current, retired }: SigningKeys): readonly KeyObject[] => [
  ...new Set([
    ...named.values(),
    ...retired.map(({ publicKey }) => publicKey),
    ...(current === undefined ? [] : [current]),
  ]),
];
