import { queryOptions } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';

/** A thread, seen from one message of it. Loading it is a recorded look, and changes nothing. */
export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: ['e-message', id],
    queryFn: () => answered(api.GET('/api/v1/e-messages/{id}', { params: { path: { id } } })),
  });
