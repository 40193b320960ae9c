import { useLastPage } from '../../../../shared/use-last-page.js';

/** Asks a search anew: whether the answer takes the focus, and the question the place of the one before. */
export type Ask<Criteria> = (
  criteria: Criteria,
  how?: { readonly focus: boolean; readonly replace?: boolean },
) => void;

interface Found {
  readonly data:
    | { readonly items: readonly unknown[]; readonly total: number; readonly more: boolean }
    | undefined;
  readonly isFetching: boolean;
}

/**
 * Turning over the pages of what a search found.
 * @param hasRows whether rows are shown: while somebody works in the list they stay, although they are done
 */
export function usePages<Criteria extends { readonly page: number; readonly pageSize: number }>(
  { data, isFetching }: Found,
  criteria: Criteria,
  { hasRows, onAsk }: { readonly hasRows: boolean; readonly onAsk: Ask<Criteria> },
) {
  const { page, pageSize } = criteria;
  const onPage = (to: number) => onAsk({ ...criteria, page: to });
  const leaves = useLastPage({ data: hasRows ? undefined : data, isFetching }, criteria, (last) =>
    onAsk({ ...criteria, page: last }, { focus: false, replace: true }),
  );
  return {
    leaves,
    turn: (pages: 1 | -1) => {
      const to = page + pages;
      if (to >= 1 && to <= Math.ceil((data?.total ?? 0) / pageSize)) onPage(to);
    },
    /** What the bars above and below show. */
    bar: data && { page, pageSize, total: data.total, more: data.more, onPage },
  };
}
