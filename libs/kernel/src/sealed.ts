import type { Subject } from './ids.js';

declare const content: unique symbol;

/**
 * Personal data of one subject, encrypted under that subject's key. What the ledger, the read models and
 * every log hold is this object: `c` is base64 of nonce, ciphertext and tag.
 */
export interface Sealed<T> {
  readonly $sealed: Subject;
  readonly c: string;
  readonly [content]?: T;
}

const erased = Symbol('erased');
const plainTexts = new WeakMap<object, unknown>();

/** Marks a value as personal data of `subject`. It is encrypted when its event is stored; until then `c` is empty. */
export function seal<T>(subject: Subject, value: T): Sealed<T> {
  const sealed: Sealed<T> = { $sealed: subject, c: '' };
  plainTexts.set(sealed, value);
  return sealed;
}

/**
 * The plain text inside a decision. `undefined` when its subject was erased.
 * @throws when the value was never opened: the decider lacks `opensPersonalData`.
 */
export function opened<T>(sealed: Sealed<T>): T | undefined {
  if (!plainTexts.has(sealed)) throw new Error('personal data was read before it was opened');
  const value = plainTexts.get(sealed);
  return value === erased ? undefined : (value as T);
}

/** For `#privacy` alone: remembers the plain text of a sealed value, or that its key is destroyed. */
export function remember(sealed: Sealed<unknown>, value: { readonly plain: unknown } | 'erased'): void {
  plainTexts.set(sealed, value === 'erased' ? erased : value.plain);
}

export function isSealed(value: unknown): value is Sealed<unknown> {
  return typeof value === 'object' && value !== null && '$sealed' in value;
}

/** Every sealed value inside `value`, depth first. */
export function sealedValues(value: unknown, found: Sealed<unknown>[] = []): Sealed<unknown>[] {
  if (typeof value !== 'object' || value === null) return found;
  if (isSealed(value)) found.push(value);
  else for (const key in value) sealedValues((value as Record<string, unknown>)[key], found);
  return found;
}
