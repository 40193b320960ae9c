import type { ShownRow } from '../../parts/list/held-rows.js';
import type { SearchCriteria } from '../../parts/request-criteria.js';
import type { RequestRow } from '../../parts/types.js';
import { RequestListRow, type RowActions } from './request-list-row.js';

/** The table of the Search Results Summary. */
export function RequestList({
  rows,
  sort,
  chosen,
  nameOf,
  actions,
  onSort,
  onChooseAll,
  onEnter,
  onLeave,
}: {
  readonly rows: readonly ShownRow<RequestRow>[];
  readonly sort: SearchCriteria['sort'];
  readonly chosen: ReadonlySet<string>;
  readonly nameOf: (worker: string) => string;
  readonly actions: RowActions;
  readonly onSort: (sort: SearchCriteria['sort']) => void;
  readonly onChooseAll: (all: boolean) => void;
  readonly onEnter: (by: 'focus' | 'pointer') => void;
  readonly onLeave: (by: 'focus' | 'pointer') => void;
}) {
  const open = rows.filter(({ row, gone }) => !gone && row.requestStatus === 'Pending');
  const all = open.length > 0 && open.every(({ row }) => chosen.has(row.requestId));
  return (
    <table
      className="usa-table usa-table--borderless rows-table requests"
      onFocus={() => onEnter('focus')}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onLeave('focus');
      }}
      onMouseEnter={() => onEnter('pointer')}
      onMouseLeave={() => onLeave('pointer')}
    >
      <caption className="usa-sr-only">Case link requests</caption>
      <thead>
        <tr>
          {actions.choose && (
            <td className="requests__choose">
              <input
                type="checkbox"
                className="row-check"
                aria-label="Choose all requests on this page"
                checked={all}
                disabled={open.length === 0}
                onChange={({ target }) => onChooseAll(target.checked)}
              />
            </td>
          )}
          <th scope="col">Registrant Name</th>
          <th scope="col">Request Date</th>
          <Sorted text="Request Type" by="cause" sort={sort} onSort={onSort} />
          <th scope="col">Request Status</th>
          <th scope="col" aria-sort={ageSort[sort]}>
            <button
              type="button"
              className="usa-button usa-button--unstyled sorter"
              title={sort === 'newest' ? 'Show the oldest first' : 'Show the newest first'}
              onClick={() => onSort(sort === 'newest' ? 'oldest' : 'newest')}
            >
              Age
              <Arrow sort={ageSort[sort]} />
            </button>
            <span className="sorter__unit">business days</span>
          </th>
          <Sorted text="Assigned to" by="assignee" sort={sort} onSort={onSort} />
          <th scope="col">
            <span className="usa-sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((each) => (
          <RequestListRow
            key={each.row.requestId}
            shown={each}
            chosen={chosen.has(each.row.requestId)}
            nameOf={nameOf}
            actions={actions}
          />
        ))}
      </tbody>
    </table>
  );
}

type Sort = SearchCriteria['sort'];
type AriaSort = 'ascending' | 'descending' | undefined;

const ageSort: Readonly<Record<Sort, AriaSort>> = {
  newest: 'ascending',
  oldest: 'descending',
  assignee: undefined,
  cause: undefined,
};

const Arrow = ({ sort }: { readonly sort: AriaSort }) =>
  sort && <span aria-hidden="true">{sort === 'ascending' ? ' ▲' : ' ▼'}</span>;

/** A column that groups what is equal in it; pressed again, the list is by age once more. */
function Sorted({
  text,
  by,
  sort,
  onSort,
}: {
  readonly text: string;
  readonly by: Sort;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}) {
  const sorted = sort === by ? 'ascending' : undefined;
  return (
    <th scope="col" aria-sort={sorted}>
      <button
        type="button"
        className="usa-button usa-button--unstyled sorter"
        title={sorted ? 'Show the newest first' : `Sort by ${text}`}
        onClick={() => onSort(sorted ? 'newest' : by)}
      >
        {text}
        <Arrow sort={sorted} />
      </button>
    </th>
  );
}
