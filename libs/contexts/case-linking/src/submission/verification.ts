import { type Actor, InvalidInput, type LinkId, type PersonId, type Sealed } from '#kernel';
import type { VerificationMethod } from '../values.js';

export type Note = Sealed<{ readonly text: string }>;

/** How the worker verified the person's identity, and the link that follows from it. */
export interface VerifiedLink {
  readonly linkId: LinkId;
  readonly personId: PersonId;
  readonly by: Actor;
  readonly verification: { readonly methods: readonly VerificationMethod[]; readonly note?: Note };
  /** A supervisor's reason to pass over the cool-off. */
  readonly override?: { readonly note: Note };
}

/** @throws InvalidInput without a method: how identity was verified is mandatory. */
export function mustNameMethods({ verification }: VerifiedLink): void {
  if (verification.methods.length === 0)
    throw new InvalidInput([
      { field: 'verification.methods', message: 'say how you verified the identity: choose at least one' },
    ]);
}
