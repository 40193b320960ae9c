import type { TFunction } from 'i18next';
import { ApiProblem } from '#api-client';
import { timeOfMomentText } from '../../../shared/dates.js';
import { problemText } from '../../../shared/problem-text.js';
import { localeOf } from './locale.js';

/** The text of a problem for a customer: in plain words by its code, else as everybody reads it. */
export function refusalText(problem: unknown, t: TFunction, language: string): string {
  if (!(problem instanceof ApiProblem)) return problemText(problem, t);
  const { until } = problem;
  return t(`portal.refusal.${problem.code}` as 'portal.refusal.conflict', {
    defaultValue: problemText(problem, t),
    ...(until !== undefined && { time: timeOfMomentText(until, localeOf(language)) }),
  });
}

/** Whether the server refused with that code. */
export const isRefusal = (problem: unknown, code: string): problem is ApiProblem =>
  problem instanceof ApiProblem && problem.code === code;
