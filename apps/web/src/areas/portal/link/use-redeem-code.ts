import type { TFunction } from 'i18next';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useCommand } from '../../../shared/use-command.js';
import { portalKey } from '../parts/own.js';
import { isRefusal } from '../parts/refusal-text.js';
import { isOver } from './attempt.js';
import type { InAttempt } from './attempt-page.js';
import { mailedCode } from './mailed-code.js';

/** What the code went to is no contact any more: not the same as having none at all, which the refusal's own text says. */
export const contactGoneText = (problem: unknown, t: TFunction): string | undefined =>
  isRefusal(problem, 'contact_missing') ? t('portal.code.contactGone') : undefined;

/** Redeems a code of eight digits. `onDone` is told when it was right, before the page gives way. */
export function useRedeemCode({ attemptId, verification, sayWhy }: InAttempt, onDone?: () => void) {
  return useCommand({
    run: (code: string, header) =>
      answered(
        api.POST('/api/v1/portal/link-attempts/{id}/verify', {
          body: { code },
          params: { path: { id: attemptId }, header },
        }),
      ),
    changes: [portalKey],
    onDone: () => {
      mailedCode.forget(attemptId);
      onDone?.();
    },
    onRefused: (problem) => {
      if (isRefusal(problem, 'code_wrong') && verification.triesLeft <= 1) sayWhy('too_many');
      if (isRefusal(problem, 'code_expired') && isOver(verification)) sayWhy('expired');
    },
  });
}
