import { foldName } from '#kernel';

/** Two names agree when both fold to the same, and to something. No nicknames (rule L2). */
export const namesAgree = (one: string, other: string): boolean =>
  foldName(one) !== '' && foldName(one) === foldName(other);

/** The two exact names that the Case Link Request Search compares, folded. */
export const searchNames = (registrant: { readonly firstName: string; readonly lastName: string }) => ({
  first: foldName(registrant.firstName),
  last: foldName(registrant.lastName),
});
