import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client } from './api.js';

/**
 * Asks again for what these queries show whenever the server hints that a topic changed. Hints carry no data; the
 * browser reconnects by itself and resumes by `Last-Event-ID`. Queries meanwhile say that they are live refreshes,
 * so that identical looks within a minute count as one.
 *
 * Only a tab that is seen listens: a browser allows about six connections to a host, and somebody with eight tabs open
 * must not wait in front of the ninth. A tab that is seen again asks once for what it missed.
 */
export function useLive(topics: readonly string[], ...queryKeys: readonly (readonly unknown[])[]): void {
  const queries = useQueryClient();
  const names = topics.join(',');
  const keys = JSON.stringify(queryKeys);
  useEffect(() => {
    if (names === '') return;
    const again = () =>
      void client.refreshing(
        Promise.all(
          (JSON.parse(keys) as unknown[][]).map((queryKey) => queries.invalidateQueries({ queryKey })),
        ),
      );
    let source: EventSource | undefined;
    const listen = () => {
      source = new EventSource(`/api/v1/live?topics=${encodeURIComponent(names)}`);
      source.addEventListener('changed', again);
      source.addEventListener('reset', again);
    };
    const stop = () => {
      source?.close();
      source = undefined;
    };
    const seenOrNot = () => {
      if (document.hidden) stop();
      else if (source === undefined) {
        listen();
        again();
      }
    };
    if (!document.hidden) listen();
    document.addEventListener('visibilitychange', seenOrNot);
    return () => {
      document.removeEventListener('visibilitychange', seenOrNot);
      stop();
    };
  }, [names, keys, queries]);
}
