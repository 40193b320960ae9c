import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useCommand } from '../../../shared/use-command.js';
import { portalKey } from '../parts/own.js';
import { isRefusal } from '../parts/refusal-text.js';
import { ways } from '../parts/ways.js';
import { isOver } from './attempt.js';
import type { InAttempt } from './attempt-page.js';

/** Why no code was sent, where its own text is needed: the code for too many sendings is that for too many attempts. */
export function useNotSentText(problem: unknown): string | undefined {
  const { t } = useTranslation();
  return isRefusal(problem, 'attempts_exceeded') ? t('portal.code.noneLeft') : undefined;
}

/** Sends a code to one of the attempt's channels, by its id. */
export function useSendCode({ attemptId, county, verification, sayWhy }: InAttempt) {
  const navigate = useNavigate();
  return useCommand({
    run: (channelId: string, header) =>
      answered(
        api.POST('/api/v1/portal/link-attempts/{id}/code', {
          body: { channelId },
          params: { path: { id: attemptId }, header },
        }),
      ),
    changes: [portalKey],
    onRefused: (problem) => {
      if (isRefusal(problem, 'code_expired') && isOver(verification)) sayWhy('expired');
      if (isRefusal(problem, 'contact_missing'))
        void navigate(ways.contactCounty, { state: { county }, replace: true });
    },
  });
}
