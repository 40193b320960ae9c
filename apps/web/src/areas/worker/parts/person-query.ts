import { queryOptions } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';

/** A person with the Contact Detail. Loading it is a recorded look. */
export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId],
    queryFn: () => answered(api.GET('/api/v1/persons/{id}', { params: { path: { id: personId } } })),
  });
