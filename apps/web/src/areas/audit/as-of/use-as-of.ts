import { useQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { type AuditSubject, subjectName } from '../parts/subject.js';
import type { AsOfWish } from './as-of-form.js';

export type AsOf = components['schemas']['AsOfResponse'];

/** How a subject stood. The past stays as it was: it is asked for once. */
export const useAsOf = (subject: AuditSubject, { at, compareTo, clock, look }: AsOfWish) =>
  useQuery({
    queryKey: ['audit', 'as-of', subjectName(subject), at, compareTo, clock, look],
    queryFn: () =>
      answered(
        api.GET('/api/v1/audit/as-of', {
          params: {
            query: {
              ...{ subject: subjectName(subject), clock },
              ...(look === '' ? { at } : { look }),
              ...(compareTo !== '' && { compareTo }),
            },
          },
        }),
      ),
    enabled: at !== '' || look !== '',
    retry: false,
    refetchOnWindowFocus: false,
  });
