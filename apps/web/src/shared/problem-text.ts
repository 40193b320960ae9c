import type { TFunction } from 'i18next';
import { ApiProblem } from '#api-client';

/** The text of a problem in the reader's language: by its code where the catalogue has one, else as the server wrote it. */
export function problemText(problem: unknown, t: TFunction): string {
  if (!(problem instanceof ApiProblem)) return t('problem.broken.text');
  const { code, status, message } = problem;
  return t(`refusal.${code}` as 'refusal.unreachable', {
    defaultValue: message,
    status,
    reference: referenceIn(message),
  });
}

/** What an operator finds the fault by: it stands at the end of the server's text. */
const referenceIn = (message: string): string => /Reference: (\S+)$/.exec(message)?.[1] ?? '–';
