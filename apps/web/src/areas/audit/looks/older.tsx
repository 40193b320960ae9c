/** The next page of a list that goes on. */
export const Older = ({ list }: { readonly list: Continued }) =>
  list.hasNextPage ? (
    <button
      type="button"
      className="usa-button usa-button--outline"
      disabled={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {list.isFetchingNextPage ? 'Loading …' : 'Show older'}
    </button>
  ) : null;

interface Continued {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}
