import type { PersonId } from '#kernel';

/** "Not this person" is remembered: dismissed candidates come last, the order is otherwise kept. */
export const rankedCandidates = <Candidate extends { readonly personId: PersonId }>(
  candidates: readonly Candidate[],
  dismissed: ReadonlySet<PersonId>,
): readonly Candidate[] => [
  ...candidates.filter((each) => !dismissed.has(each.personId)),
  ...candidates.filter((each) => dismissed.has(each.personId)),
];
