import { type PersonId, personSubject, type Sealed, seal } from '#kernel';

/** What a supervisor wrote about a settled task: sealed, because it may say anything about the person. */
export const settledNote = (
  personId: PersonId,
  note: string | undefined,
): { readonly note?: Sealed<{ readonly text: string }> } =>
  note === undefined ? {} : { note: seal(personSubject(personId), { text: note }) };
