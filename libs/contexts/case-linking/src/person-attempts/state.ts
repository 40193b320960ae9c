import type { AttemptId } from '#kernel';

/** The attempts that were counted against one person's cap on one day. */
export type PersonAttempts = readonly AttemptId[];

/** Attempts a day about one person (rule L6). */
export const attemptsADay = 5;

/** The cap is reached: attempts beyond those counted are over it. */
export const isOver = (counted: PersonAttempts): boolean => counted.length >= attemptsADay;
