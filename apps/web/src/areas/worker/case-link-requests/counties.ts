import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';

/** Names of the 58 counties by their codes; a code while they are not known. */
export function useCountyName(): (code: string) => string {
  const { data } = useQuery({
    queryKey: ['counties'],
    queryFn: () => answered(api.GET('/api/v1/counties')),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return (code) => data?.items.find((each) => each.code === code)?.name ?? code;
}
