import { useQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { useMe } from '../../../shell/session.js';

type CountyWorker = components['schemas']['CountyWorkerBody'];

const seldom = 10 * 60_000;
const none: readonly CountyWorker[] = [];

/** The county's workers: names for ids, and whom requests can be assigned to. */
export function useCountyWorkers() {
  const me = useMe();
  const { data = none } = useQuery({
    queryKey: ['county-workers'],
    queryFn: async () => (await answered(api.GET('/api/v1/county/workers'))).items,
    staleTime: seldom,
  });
  const nameOf = (id: string): string => {
    const name = data.find((each) => each.id === id)?.name ?? (id === me.id ? me.name : id);
    return id === me.id ? `${name} (you)` : name;
  };
  return { workers: data.filter((each) => each.mayProcess), nameOf };
}
