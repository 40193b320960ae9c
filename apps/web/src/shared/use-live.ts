import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client } from './api.js';
import { followLive } from './live/windows.js';

/**
 * Asks again for what these queries show whenever the server hints that a topic changed. Hints carry no data. Queries
 * meanwhile say that they are live refreshes, so that identical looks within a minute count as one.
 */
export function useLive(topics: readonly string[], ...queryKeys: readonly (readonly unknown[])[]): void {
  const queries = useQueryClient();
  const names = topics.join(',');
  const keys = JSON.stringify(queryKeys);
  useEffect(() => {
    if (names === '') return;
    return followLive(
      names.split(','),
      () =>
        void client.refreshing(
          Promise.all(
            (JSON.parse(keys) as unknown[][]).map((queryKey) => queries.invalidateQueries({ queryKey })),
          ),
        ),
    );
  }, [names, keys, queries]);
}
