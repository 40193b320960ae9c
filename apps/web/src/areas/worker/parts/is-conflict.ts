import { ApiProblem } from '#api-client';

/** Somebody else saved first. */
export const isConflict = (problem: unknown): boolean =>
  problem instanceof ApiProblem && problem.status === 409 && problem.code === 'conflict';
