import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client } from './api.js';

/**
 * Asks again for what these queries show whenever the server hints that a topic changed. Hints carry no data; the
 * browser reconnects by itself and resumes by `Last-Event-ID`. Queries meanwhile say that they are live refreshes,
 * so that identical looks within a minute count as one.
 */
export function useLive(topics: readonly string[], ...queryKeys: readonly (readonly unknown[])[]): void {
  const queries = useQueryClient();
  const names = topics.join(',');
  const keys = JSON.stringify(queryKeys);
  useEffect(() => {
    if (names === '') return;
    const source = new EventSource(`/api/v1/live?topics=${encodeURIComponent(names)}`);
    const again = () =>
      void client.refreshing(
        Promise.all(
          (JSON.parse(keys) as unknown[][]).map((queryKey) => queries.invalidateQueries({ queryKey })),
        ),
      );
    source.addEventListener('changed', again);
    source.addEventListener('reset', again);
    return () => source.close();
  }, [names, keys, queries]);
}
