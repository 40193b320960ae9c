import { type Subject, subject } from '#kernel';

/** What is said of an erasure in somebody's own words is sealed for it. */
export const erasureSubject = (erasureId: string): Subject => subject(`erasure-${erasureId}`);

/** The same of a legal hold. */
export const legalHoldSubject = (holdId: string): Subject => subject(`legal-hold-${holdId}`);

/** How much there is of something; what it is, `texts.ts` says in words. An open list: it is stored. */
export interface Counted {
  readonly what: string;
  readonly count: number;
}

/** What an erasure would do, without a word about whom. */
export interface DryRun {
  /** What is destroyed or removed. */
  readonly goes: readonly Counted[];
  /** What stays readable. */
  readonly stays: readonly Counted[];
  /** What left the agency before: nobody can take it back. */
  readonly handedOut: readonly Counted[];
  /** What is worth a thought and forbids nothing. */
  readonly warnings: readonly Counted[];
}

/** After so many days without the second person an erasure lapses. */
export const lapsesAfterDays = 7;
