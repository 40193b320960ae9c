import { useEffect, useEffectEvent } from 'react';

interface Paged {
  readonly data?: { readonly items: readonly unknown[]; readonly total: number } | undefined;
  readonly isFetching: boolean;
}

/**
 * Leads from a page that has emptied, as the last one does once all of it is done, to the last page there is.
 * @param goTo puts that page in the place of this one, and leaves the focus where it is
 * @returns whether it is on its way there, so that nobody reads that there is nothing
 */
export function useLastPage(
  { data, isFetching }: Paged,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
  goTo: (page: number) => void,
): boolean {
  const isEmptied = data !== undefined && data.items.length === 0 && data.total > 0;
  // Always nearer to the first one, so that it comes to an end whatever the total says.
  const last =
    isEmptied && !isFetching && page > 1 ? Math.min(page - 1, Math.ceil(data.total / pageSize)) : undefined;
  const go = useEffectEvent(goTo);
  useEffect(() => {
    if (last !== undefined) go(last);
  }, [last]);
  return isEmptied && (isFetching || page > 1);
}
