import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useMe } from '../../../shell/session.js';
import { useMessagePlace } from '../parts/message-place.js';
import { paths } from '../parts/navigation.js';

/** While an e-message of the case waits for the county. The page follows the case, and with it what waits. */
export function MessageBanner({ caseNumber }: { readonly caseNumber: string }) {
  const { rights } = useMe();
  const place = useMessagePlace();
  const waiting = useQuery({
    queryKey: ['e-messages', 'case', caseNumber, 'waiting'],
    queryFn: () =>
      answered(
        api.POST('/api/v1/e-messages/search', {
          body: { caseNumber, waiting: 'worker', sort: 'updated', page: 1, pageSize: 25 },
        }),
      ),
    enabled: rights.includes('e-message:view'),
  }).data;
  const [first, second] = waiting?.items ?? [];
  const to =
    first === undefined || second !== undefined
      ? `${paths.caseSummary(caseNumber)}?tab=messages`
      : paths.eMessage(first.messageId);
  return (
    <div role="status">
      {first !== undefined && (
        <div className="usa-alert usa-alert--warning message-banner">
          <div className="usa-alert__body">
            <p className="usa-alert__text">
              <a
                className="usa-link"
                href={to}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  if (second === undefined) void place.leaveFor(to);
                  else void place.to(to, {});
                }}
              >
                A new e-Message is available
              </a>
              {second !== undefined && ` (${waiting?.total} wait)`}
            </p>
          </div>
        </div>
      )}
    </div>
  );
}
