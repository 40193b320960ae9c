import { Refused, type Subject } from '#kernel';
import { type KeyStore, masterKeyCanary, type StoredKey } from '#privacy';

/** What was copied of the keys of personal data. */
export interface KeysCopied {
  /** Keys and tombstones in the source. */
  readonly keys: number;
  /** Tombstones among them: these subjects were erased. */
  readonly erased: number;
  /** Those that were written now; the others were there already. */
  readonly copied: number;
}

/** A store of keys, under the name that people know it by. */
export interface NamedKeys {
  readonly keys: KeyStore;
  readonly name: string;
}

/**
 * Copies every wrapped key and every tombstone as it is, and reads them back. Whatever was erased on either side stays
 * erased. Yields keys looked at. @throws Refused when a subject has another key in the target
 */
export async function* copyKeys(
  source: KeyStore,
  target: KeyStore,
): AsyncGenerator<number, KeysCopied, void> {
  const count = { keys: 0, erased: 0, copied: 0 };
  for await (const page of source.all()) {
    const there = await target.get([...page.keys()]);
    const absent = new Map<Subject, Uint8Array>();
    const toErase: Subject[] = [];
    for (const [subject, key] of page) {
      const found = there.get(subject);
      if (key === 'shredded') count.erased++;
      if (key === 'shredded' && found !== 'shredded') toErase.push(subject);
      if (key !== 'shredded' && found === undefined) absent.set(subject, key.wrapped);
      if (key !== 'shredded' && found !== undefined) mustBeCopy(subject, key, found);
    }
    if (absent.size > 0) await target.insertAbsent(absent);
    for (const subject of toErase) await target.shred(subject);
    const kept = await target.get([...page.keys()]);
    for (const [subject, key] of page) mustBeCopy(subject, key, kept.get(subject));
    count.keys += page.size;
    count.copied += absent.size + toErase.length;
    yield count.keys;
  }
  return count;
}

function mustBeCopy(subject: Subject, key: StoredKey, found: StoredKey | undefined): void {
  if (found === 'shredded') return;
  const isSame =
    found !== undefined && key !== 'shredded' && Buffer.compare(key.wrapped, found.wrapped) === 0;
  // Every store has a canary of its own.
  if (isSame || (subject === masterKeyCanary && found !== undefined)) return;
  throw new Refused(
    'foreign_keys',
    `the target has another key for ${subject}: it holds the keys of another installation; name an empty one`,
  );
}
