import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { client } from './api.js';
import { liveStream } from './live-stream.js';

/**
 * Asks again for what these queries show whenever the server hints that a topic changed. Hints carry no data; the
 * browser reconnects by itself and resumes by `Last-Event-ID`. Queries meanwhile say that they are live refreshes,
 * so that identical looks within a minute count as one.
 *
 * Only a tab that is seen listens: a browser allows about six connections to a host, and somebody with eight tabs open
 * must not wait in front of the ninth. A tab that is seen again, or whose stream was interrupted, asks for what it
 * missed.
 */
export function useLive(topics: readonly string[], ...queryKeys: readonly (readonly unknown[])[]): void {
  const queries = useQueryClient();
  const names = topics.join(',');
  const keys = JSON.stringify(queryKeys);
  // Only what comes before the first stream of a page was certainly loaded just now. A later stream, after an
  // interruption or for other topics, has no id of a hint to go on from.
  const mayHaveMissed = useRef(false);
  useEffect(() => {
    if (names === '') return;
    const again = () =>
      void client.refreshing(
        Promise.all(
          (JSON.parse(keys) as unknown[][]).map((queryKey) => queries.invalidateQueries({ queryKey })),
        ),
      );
    return liveStream(names, {
      onHint: again,
      onOpen: () => {
        if (mayHaveMissed.current) again();
        mayHaveMissed.current = true;
      },
      onError: () => {
        mayHaveMissed.current = true;
      },
      onSeen: again,
    });
  }, [names, keys, queries]);
}
