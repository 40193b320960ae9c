/** The next page of a list that goes on. */
export const Older = ({ list, text = 'Show older' }: { readonly list: Continued; readonly text?: string }) =>
  list.hasNextPage ? (
    <button
      type="button"
      className="usa-button usa-button--outline"
      disabled={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {list.isFetchingNextPage ? 'Loading …' : text}
    </button>
  ) : null;

interface Continued {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}
