import { countText } from './numbers.js';
/**
 * "Results 1 - 25 of 33" with page links and Next, as the documents show them. Numbered pages reach 10,000 rows;
 * a total that was only counted up to a cap says so.
 */
export function Pager({
  page,
  pageSize,
  total,
  more,
  onPage,
  label = 'Pages of results',
}: {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  /** There are more than `total`. */
  readonly more: boolean;
  readonly onPage: (page: number) => void;
  /** Names this bar where a page has two of them. */
  readonly label?: string;
}) {
  const last = Math.max(1, Math.ceil(total / pageSize));
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const to = Math.min(page * pageSize, total);
  return (
    <nav className="pager" aria-label={label}>
      <span className="pager__count">
        Results {countText(from)} - {countText(to)} of {countText(total)}
        {more && '+'}
      </span>
      {page > 1 && (
        <button type="button" className="usa-button usa-button--unstyled" onClick={() => onPage(page - 1)}>
          Previous
        </button>
      )}
      {last > 1 &&
        around(page, last).map((each) =>
          typeof each === 'string' ? (
            <span key={each}>…</span>
          ) : (
            <button
              key={each}
              type="button"
              className="usa-button usa-button--unstyled"
              aria-label={`Page ${each}`}
              aria-current={each === page ? 'page' : undefined}
              onClick={() => onPage(each)}
            >
              {each}
            </button>
          ),
        )}
      {page < last && (
        <button type="button" className="usa-button usa-button--unstyled" onClick={() => onPage(page + 1)}>
          Next
        </button>
      )}
    </nav>
  );
}

/** First, last and those around the current one; texts stand for gaps. */
export function around(page: number, last: number): readonly (number | string)[] {
  const wanted = [1, page - 2, page - 1, page, page + 1, page + 2, last];
  const shown = [...new Set(wanted)].filter((each) => each >= 1 && each <= last).sort((a, b) => a - b);
  return shown.flatMap((each, index) => {
    const before = shown[index - 1];
    return before !== undefined && each - before > 1 ? [`gap-${each}`, each] : [each];
  });
}
