import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { Alert } from '../../../../shared/alert.js';
import { api } from '../../../../shared/api.js';
import { dateText } from '../../../../shared/dates.js';
import { dayBefore, queryOf, type SearchCriteria } from '../../parts/request-criteria.js';
import { counted } from '../../parts/words.js';

/** Says how many pending requests are older than the Begin Date, and shows them: nobody may wait unseen. */
export function OlderRequests({
  criteria,
  from,
  oldest,
  onShow,
}: {
  readonly criteria: SearchCriteria;
  /** The Begin Date that hides them. */
  readonly from: string;
  /** The date of the county's oldest pending request. */
  readonly oldest: string;
  readonly onShow: () => void;
}) {
  const query = queryOf({
    ...criteria,
    status: 'Pending',
    from: undefined,
    to: dayBefore(from),
    page: 1,
    pageSize: 25,
  });
  const { data } = useQuery({
    queryKey: ['case-link-requests', 'older', query],
    queryFn: () => answered(api.GET('/api/v1/case-link-requests', { params: { query } })),
  });
  if (data === undefined || data.total === 0) return null;
  return (
    <div className="older" role="status">
      <Alert
        type="warning"
        action={
          <button type="button" className="usa-button usa-button--unstyled" onClick={onShow}>
            Show {data.total === 1 && !data.more ? 'it' : 'them'}
          </button>
        }
      >
        {counted(data.total, 'older pending request')}
        {data.more && ' or more'}, from before {dateText(from)}, {data.total === 1 ? 'is' : 'are'} not in
        these results. The oldest of the county is from {dateText(oldest)}.
      </Alert>
    </div>
  );
}
