import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';

/** What could not be folded, everywhere. */
export const useDeadLetters = () =>
  useQuery({
    queryKey: ['dead-letters'],
    queryFn: () => answered(api.GET('/api/v1/ops/dead-letters')),
    refetchInterval: 5_000,
  });
