import { SetMetadata } from '@nestjs/common';
import type { Right } from '#access';

/** Who may call a route. A route without a policy stops the boot. */
export type Policy =
  | { readonly kind: 'public'; readonly why: string }
  | { readonly kind: 'signed_in' }
  | { readonly kind: 'right'; readonly right: Right };

export const policyKey = 'caseledger:policy';

/** Anybody, signed in or not; says why that is safe. */
export const Public = (why: string) => SetMetadata(policyKey, { kind: 'public', why } satisfies Policy);

/** Anybody who is signed in. */
export const SignedIn = () => SetMetadata(policyKey, { kind: 'signed_in' } satisfies Policy);

/** Only who has this right: it is checked first, whatever the id (rule G1). */
export const Needs = (right: Right) => SetMetadata(policyKey, { kind: 'right', right } satisfies Policy);
