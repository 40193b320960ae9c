import { queryOptions } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';

export type PersonLinks = components['schemas']['PersonLinksResponse'];

/** The account that is linked to a person, and every link so far, with what was noted: a look of its own. */
export const linksQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'links'],
    queryFn: () => answered(api.GET('/api/v1/persons/{id}/links', { params: { path: { id: personId } } })),
  });
