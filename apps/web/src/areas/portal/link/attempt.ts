import { useQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { now } from '../../../shared/wall-clock.js';
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

/** An attempt that can still be verified. */
export interface Begun {
  readonly attemptId: string;
  readonly until: string;
  /** A code is on its way. */
  readonly sent: boolean;
}

/** The attempt that can still be verified, so that a customer who looked elsewhere, or took another device, finds it. */
export const useBegunAttempt = (): Begun | undefined =>
  useQuery({
    queryKey: [...portalKey, 'begun'],
    queryFn: async (): Promise<Begun | null> => {
      const [begun] = (await answered(api.GET('/api/v1/portal/link-attempts'))).items;
      if (!begun?.verification) return null;
      const { until, code } = begun.verification;
      return { attemptId: begun.attemptId, until, sent: code !== null };
    },
  }).data ?? undefined;
