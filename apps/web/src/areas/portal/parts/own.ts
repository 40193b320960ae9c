import { useQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';

export type LinkedCase = components['schemas']['LinkedCase'];
export type EndedLink = components['schemas']['EndedLink'];
export type OwnRequest = components['schemas']['OwnRequest'];

/** What every command of the portal may change: the beginning of all its query keys. */
export const portalKey = ['portal'] as const;

const linksQuery = {
  queryKey: [...portalKey, 'links'],
  queryFn: () => answered(api.GET('/api/v1/portal/links')),
};

/** The cases that the customer's account is linked to. */
export const useLinkedCases = () => useQuery({ ...linksQuery, select: ({ items }) => items });

/** Whether the account is linked, as far as is known by now: then there is nothing left to ask for. */
export const useIsLinked = (): boolean => (useLinkedCases().data?.length ?? 0) > 0;

/** The last link of the account, where a county has ended it; null while it is linked. */
export const useEndedLink = () => useQuery({ ...linksQuery, select: ({ ended }) => ended });

/** The customer's own requests, newest first. */
export const useOwnRequests = () =>
  useQuery({
    queryKey: [...portalKey, 'requests'],
    queryFn: async () => newestFirst((await answered(api.GET('/api/v1/portal/link-requests'))).items),
  });

const newestFirst = (requests: readonly OwnRequest[]): readonly OwnRequest[] =>
  [...requests].sort((a, b) => (a.requestDate < b.requestDate ? 1 : -1));

/** How many messages are new, and how many actions are to be done. */
export const useMessageCounts = () =>
  useQuery({
    queryKey: [...portalKey, 'message-counts'],
    queryFn: () => answered(api.GET('/api/v1/portal/messages/counts')),
  }).data;

/** The 58 counties: they do not change while the page is open. */
export const useCounties = () =>
  useQuery({
    queryKey: ['counties'],
    queryFn: async () => (await answered(api.GET('/api/v1/counties'))).items,
    staleTime: Infinity,
    gcTime: Infinity,
  });
