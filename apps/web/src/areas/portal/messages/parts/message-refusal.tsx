import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '#api-client';
import { Refusal } from '../../parts/refusal.js';
import { refusalText } from '../../parts/refusal-text.js';

/** A refusal of these pages in the customer's language, by its code. */
export const messageRefusalText = (problem: unknown, t: TFunction, language: string): string =>
  problem instanceof ApiProblem
    ? t(`messages.refusal.${problem.code}` as 'messages.refusal.not_viewed', {
        defaultValue: refusalText(problem, t, language),
      })
    : refusalText(problem, t, language);

/** See `Refusal`. Of a session that ended the dialog over the page speaks. */
export function MessageRefusal({
  problem,
  onRetry,
}: {
  readonly problem: unknown;
  readonly onRetry?: () => void;
}) {
  const { t, i18n } = useTranslation();
  if (problem instanceof ApiProblem && problem.status === 401) return null;
  return (
    <Refusal
      problem={problem}
      text={messageRefusalText(problem, t, i18n.language)}
      {...(onRetry && { onRetry })}
    />
  );
}
