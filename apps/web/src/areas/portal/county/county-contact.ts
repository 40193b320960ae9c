import { useQueries } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { useLinkedCases, useOwnRequests } from '../parts/own.js';

export type CountyContact = components['schemas']['CountyContactResponse'];

/** How these counties are reached, those that have said so. */
export const useCountyContacts = (codes: readonly string[]): readonly CountyContact[] =>
  useQueries({
    queries: codes.map((code) => ({
      queryKey: ['county-contact', code],
      queryFn: () => answered(api.GET('/api/v1/counties/{code}/contact', { params: { path: { code } } })),
    })),
  }).flatMap(({ data }) => (data && isSet(data) ? data : []));

const isSet = ({ phone, address, hours }: CountyContact) =>
  phone !== null || address !== null || hours !== null;

/** The counties that the customer has to do with: of their cases, else of what they asked for. */
export function useOwnCounties(): readonly string[] {
  const links = useLinkedCases().data ?? [];
  const requests = useOwnRequests().data ?? [];
  return [...new Set((links.length > 0 ? links : requests).map(({ county }) => county))];
}
