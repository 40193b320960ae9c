import type { TFunction } from 'i18next';
import { ApiProblem } from '#api-client';

/** The text of a problem in the reader's language: by its code where the catalogue has one, else as the server wrote it. */
export function problemText(problem: unknown, t: TFunction): string {
  if (!(problem instanceof ApiProblem)) return t('problem.broken.text');
  return t(`refusal.${problem.code}` as 'refusal.unreachable', { defaultValue: problem.message });
}
