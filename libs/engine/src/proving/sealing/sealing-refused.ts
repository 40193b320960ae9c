import type { StoredEvent } from '#event-store';

/** Something contradicts something: nothing is sealed until somebody has looked. Says what is wrong and what to do. */
export class SealingRefused extends Error {
  override readonly name = 'SealingRefused';
}

/** `before`: events that stand before this one. */
export const unauthentic = ({ stream, revision, id }: StoredEvent, before: number): SealingRefused =>
  new SealingRefused(
    `event ${before + 1} of the ledger, ${stream}@${revision} (${id}), was appended or altered by somebody who has no key`,
  );
