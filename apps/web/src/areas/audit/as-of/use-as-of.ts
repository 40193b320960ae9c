import { useQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { type AuditSubject, subjectName } from '../parts/subject.js';
import type { AsOfWish } from './as-of-form.js';

export type AsOf = components['schemas']['AsOfResponse'];

/** How a subject stood. The past stays as it was: it is asked for once. */
export const useAsOf = (subject: AuditSubject, { at, compareTo, clock }: AsOfWish) =>
  useQuery({
    queryKey: ['audit', 'as-of', subjectName(subject), at, compareTo, clock],
    queryFn: () =>
      answered(
        api.GET('/api/v1/audit/as-of', {
          params: {
            query: { subject: subjectName(subject), at, clock, ...(compareTo !== '' && { compareTo }) },
          },
        }),
      ),
    enabled: at !== '',
    retry: false,
    refetchOnWindowFocus: false,
  });
