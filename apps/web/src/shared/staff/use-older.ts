import type { InfiniteData } from '@tanstack/react-query';
import { type QueryKey, type UseInfiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';

interface Page {
  readonly items: readonly unknown[];
  readonly next?: string | null;
}

type Options<Of extends Page> = UseInfiniteQueryOptions<
  Of,
  Error,
  InfiniteData<Of, string>,
  QueryKey,
  string
>;

/** A list that comes a page at a time: what of it has come so far, and the query that brings what is older. */
export function useOlder<Of extends Page>(
  queryKey: QueryKey,
  /** Is handed the part of a call's query that says where to go on. */
  load: (from: { cursor?: string }) => Promise<Of>,
  options: Pick<Options<Of>, 'enabled' | 'refetchInterval'> = {},
) {
  const list = useInfiniteQuery({
    ...options,
    queryKey,
    queryFn: ({ pageParam: cursor }) => load(cursor === '' ? {} : { cursor }),
    initialPageParam: '',
    getNextPageParam: ({ next }: Of) => next ?? undefined,
  });
  const rows: readonly Of['items'][number][] = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return { list, rows };
}
