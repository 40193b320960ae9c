import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../shared/api.js';

/** How one can sign in here: by the agency's own page, as a demo identity, or both. */
export const useSignInWays = () =>
  useQuery({
    queryKey: ['sign-in-ways'],
    queryFn: () => answered(api.GET('/api/v1/sign-in')),
    staleTime: Infinity,
  });

/** The agency's page, which brings people back to this path. */
export const staffSignIn = (address: string, returnTo: string): string =>
  `${address}?returnTo=${encodeURIComponent(returnTo)}`;
