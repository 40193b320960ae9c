import { queryOptions } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';

/** A case with everybody on it. Loading it is a recorded look. */
export const caseQuery = (caseNumber: string) =>
  queryOptions({
    queryKey: ['case', caseNumber],
    queryFn: () => answered(api.GET('/api/v1/cases/{caseNumber}', { params: { path: { caseNumber } } })),
  });
