import { useQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { useDraft } from '../../../shared/use-draft.js';
import { now } from '../../../shared/wall-clock.js';
import { useMe } from '../../../shell/session.js';
import { portalKey } from '../parts/own.js';

/** What is left to verify with. */
export type Verification = components['schemas']['VerificationBody'];

/** Whether its time has passed: an attempt may also have ended in another window. */
export const isOver = ({ until }: Verification): boolean => new Date(until) <= now();

/** Where an attempt stands; asked again after every command and when something happened elsewhere. */
export const useAttempt = (attemptId: string) =>
  useQuery({
    queryKey: [...portalKey, 'attempt', attemptId],
    queryFn: () =>
      answered(api.GET('/api/v1/portal/link-attempts/{id}', { params: { path: { id: attemptId } } })),
    enabled: attemptId !== '',
  });

/** The attempt that was begun in this tab, so that a customer who looked elsewhere finds the way back to it. */
export function useBegunAttempt() {
  const [attemptId, begin] = useDraft(`attempt:${useMe().id}`, '');
  const { data } = useAttempt(attemptId);
  return { begun: data?.outcome === 'verify' ? attemptId : undefined, begin };
}
