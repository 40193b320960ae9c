import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useMe } from '../../../shell/session.js';
import { paths } from '../parts/navigation.js';
import { addressOf, criteriaOf, type ListCriteria, searchOf } from './list-criteria.js';

/**
 * The Cases List of the address. A name is kept in the history state, bound to who typed it, so that Back brings it
 * and the next person in this tab does not see it.
 */
export function useCasesList() {
  const { id } = useMe();
  const { search, state, key } = useLocation();
  const navigate = useNavigate();
  const kept = state as { readonly of?: string; readonly name?: string } | null;
  const criteria = criteriaOf(new URLSearchParams(search), (kept?.of === id && kept.name) || '');
  const asked = searchOf(criteria);
  const found = useQuery({
    queryKey: ['cases', asked],
    queryFn: () => answered(api.POST('/api/v1/cases/search', { body: asked })),
    placeholderData: keepPreviousData,
  });
  return {
    criteria,
    found,
    /** Another one for each search, also where the criteria are the same. */
    place: key,
    show: (next: ListCriteria, { replace = false } = {}) =>
      void navigate(`${paths.cases}${addressOf(next)}`, { replace, state: { of: id, name: next.name } }),
  };
}
