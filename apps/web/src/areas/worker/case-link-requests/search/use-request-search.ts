import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { localDateOf, today } from '../../../../shared/dates.js';
import { useLive } from '../../../../shared/use-live.js';
import { useMe } from '../../../../shell/session.js';
import { prefilledFrom, queryOf, type SearchCriteria } from '../../parts/request-criteria.js';

/** The county's requests that meet the criteria, kept up to date, with the dates that prefill the form. */
export function useRequestSearch(criteria: SearchCriteria) {
  const { county } = useMe();
  const query = queryOf(criteria);
  const found = useQuery({
    queryKey: ['case-link-requests', 'search', query],
    queryFn: () => answered(api.GET('/api/v1/case-link-requests', { params: { query } })),
    placeholderData: keepPreviousData,
  });
  useLive(county === null ? [] : [`case-link-requests:${county}`], ['case-link-requests']);
  const oldest = dayOf(found.data?.oldestPending);
  return {
    found,
    /** What was asked: another text, another question. */
    question: JSON.stringify(query),
    oldest,
    prefilled: { from: prefilledFrom(today(), dayOf(found.data?.oldest)), to: today() },
  };
}

const dayOf = (moment: string | null | undefined): string | undefined =>
  moment ? localDateOf(new Date(moment)) : undefined;
