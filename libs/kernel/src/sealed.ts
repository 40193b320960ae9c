import type { Subject } from './ids.js';

declare const content: unique symbol;

/**
 * Personal data of one subject, encrypted under that subject's key. What the ledger, the read models and
 * every log hold is this object: `c` is base64 of nonce, ciphertext and tag, `d` commits to the plain text: SHA-256, in
 * hex, of 16 random bytes and its canonical JSON. These bytes stand in the ciphertext, so that nothing can be guessed from
 * `d`, and one value can be shown to be the one that was sealed without giving a key away (older values have none).
 */
export interface Sealed<T> {
  readonly $sealed: Subject;
  readonly c: string;
  readonly d?: string;
  readonly [content]?: T;
}

const erased = Symbol('erased');

/** Holds the plain text on the object itself: not enumerable, so neither JSON nor a copy nor a log ever carries it. */
const plainText = Symbol('plain text');

const attach = (sealed: object, value: unknown): void => {
  Object.defineProperty(sealed, plainText, { value, writable: true, enumerable: false, configurable: true });
};

/** Marks a value as personal data of `subject`. It is encrypted when its event is stored; until then `c` is empty. */
export function seal<T>(subject: Subject, value: T): Sealed<T> {
  const sealed: Sealed<T> = { $sealed: subject, c: '' };
  attach(sealed, value);
  return sealed;
}

/**
 * The plain text inside a decision. `undefined` when its subject was erased.
 * @throws when the value was never opened: the decider lacks `opensPersonalData`.
 */
export function opened<T>(sealed: Sealed<T>): T | undefined {
  if (!Object.hasOwn(sealed, plainText)) throw new Error('personal data was read before it was opened');
  const value = (sealed as { readonly [plainText]?: unknown })[plainText];
  return value === erased ? undefined : (value as T);
}

/** For `#privacy` alone: remembers the plain text of a sealed value, or that its key is destroyed. */
export function remember(sealed: Sealed<unknown>, value: { readonly plain: unknown } | 'erased'): void {
  attach(sealed, value === 'erased' ? erased : value.plain);
}

export function isSealed(value: unknown): value is Sealed<unknown> {
  return typeof value === 'object' && value !== null && '$sealed' in value;
}

const erasedCiphertext = 'erased';

/** What is left of a sealed value in a document once its subject was erased: it opens to nothing. */
export const erasedSealed = <T>(of: Subject): Sealed<T> => ({ $sealed: of, c: erasedCiphertext });

/** Whether it is such a rest: no key is looked up for it. */
export const isErasedSealed = ({ c }: Pick<Sealed<unknown>, 'c'>): boolean => c === erasedCiphertext;

/** Every sealed value inside `value`, depth first. */
export function sealedValues(value: unknown, found: Sealed<unknown>[] = []): Sealed<unknown>[] {
  if (typeof value !== 'object' || value === null) return found;
  if (isSealed(value)) found.push(value);
  else for (const key in value) sealedValues((value as Record<string, unknown>)[key], found);
  return found;
}
