import { useQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../../shared/api.js';
import { portalKey } from '../../parts/own.js';

export type OwnThreadRow = components['schemas']['OwnThreadRow'];
export type OwnThread = components['schemas']['OwnThreadResponse'];
export type OwnEntry = components['schemas']['OwnEntryBody'];
export type OwnAction = components['schemas']['OwnActionBody'];
export type OwnDocument = components['schemas']['DocumentBody'];
export type WhyNot = components['schemas']['WhyNotBody'];
export type WritableCase = components['schemas']['WritableCaseBody'];

export const boxes = ['inbox', 'sent', 'all', 'actions'] as const;
export type Box = (typeof boxes)[number];

/** One page of a box; live, because it stands under the portal's key. */
export const useMessages = (box: Box, page: number) =>
  useQuery({
    queryKey: [...portalKey, 'messages', box, page],
    queryFn: () => answered(api.GET('/api/v1/portal/messages', { params: { query: { box, page } } })),
  });

export const useThread = (id: string) =>
  useQuery({
    queryKey: [...portalKey, 'message', id],
    queryFn: () => answered(api.GET('/api/v1/portal/messages/{id}', { params: { path: { id } } })),
  });

/** The cases about which one can write, and where not, why. */
export const useWritableCases = () =>
  useQuery({
    queryKey: [...portalKey, 'writable-cases'],
    queryFn: async () => (await answered(api.GET('/api/v1/portal/messages/cases'))).items,
  });
