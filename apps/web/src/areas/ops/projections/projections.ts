import { useQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { useLive } from '../../../shared/use-live.js';

export type Projection = components['schemas']['ProjectionBody'];
export type Copy = components['schemas']['CopyBody'];
export type Rebuild = components['schemas']['RebuildResponse'];
export type RebuiltView = components['schemas']['RebuiltViewBody'];

const refreshMilliseconds = 3_000;
/** What every command on this page changes. */
export const changed = [['projections'], ['rebuilds'], ['dead-letters']] as const;

/** Every view as it is fed, and every copy of it. */
export function useProjections() {
  useLive(['projections'], ['projections'], ['rebuilds']);
  return useQuery({
    queryKey: ['projections'],
    queryFn: () => answered(api.GET('/api/v1/ops/projections')),
    refetchInterval: refreshMilliseconds,
  });
}

/** The last rebuilds, newest first. */
export function useRebuilds() {
  return useQuery({
    queryKey: ['rebuilds'],
    queryFn: () => answered(api.GET('/api/v1/ops/rebuilds')),
    refetchInterval: ({ state }) =>
      state.data?.items.some((each) => each.state === 'running') ? 1_000 : refreshMilliseconds,
  });
}

/** How far a view was behind. */
export function useLag(name: string, hours: number) {
  return useQuery({
    queryKey: ['projections', name, 'lag', hours],
    queryFn: () =>
      answered(
        api.GET('/api/v1/ops/projections/{name}/lag', { params: { path: { name }, query: { hours } } }),
      ),
    refetchInterval: 60_000,
  });
}
