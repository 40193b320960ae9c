import type { TFunction } from 'i18next';
import { ApiProblem } from '#api-client';
import { problemText } from '../../../shared/problem-text.js';

/** The text of a problem for a customer: in plain words by its code, else as everybody reads it. */
export function refusalText(problem: unknown, t: TFunction): string {
  if (!(problem instanceof ApiProblem)) return problemText(problem, t);
  return t(`portal.refusal.${problem.code}` as 'portal.refusal.conflict', {
    defaultValue: problemText(problem, t),
  });
}

/** Whether the server refused with that code. */
export const isRefusal = (problem: unknown, code: string): problem is ApiProblem =>
  problem instanceof ApiProblem && problem.code === code;
