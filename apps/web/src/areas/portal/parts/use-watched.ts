import { useState } from 'react';
import { useSession } from '../../../shell/session.js';

/**
 * What a page has been watching: the answer, unless it stood here already when the session ended. Whatever happened
 * while nobody was signed in, an hour ago or weeks ago, is no news to who signs in again over the page.
 */
export function useWatched<T>({
  data,
  dataUpdatedAt,
}: {
  readonly data: T | undefined;
  /** When it was answered, in milliseconds. */
  readonly dataUpdatedAt: number;
}): T | undefined {
  const { ended } = useSession();
  const [leftAt, setLeftAt] = useState(0);
  if (ended && leftAt !== dataUpdatedAt) setLeftAt(dataUpdatedAt);
  return ended || dataUpdatedAt <= leftAt ? undefined : data;
}
