import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useCommand } from '../../../shared/use-command.js';

type Assignment =
  | { readonly action: 'take' | 'release' | 'ask' | 'resume'; readonly requestId: string }
  | { readonly action: 'assign' | 'decline'; readonly requestId: string; readonly worker: string };

/** Take, put back or assign one request, ask a colleague for it or answer who asks, end its waiting. */
export const useAssignment = ({
  onDone,
  onRefused,
}: {
  readonly onDone?: (done: Assignment) => void;
  readonly onRefused?: (problem: Error) => void;
}) =>
  useCommand({
    run: (wanted: Assignment, header) => {
      const params = { path: { id: wanted.requestId }, header };
      switch (wanted.action) {
        case 'take':
          return answered(api.POST('/api/v1/case-link-requests/{id}/take', { params }));
        case 'release':
          return answered(api.POST('/api/v1/case-link-requests/{id}/release', { params }));
        case 'ask':
          return answered(api.POST('/api/v1/case-link-requests/{id}/ask', { params }));
        case 'resume':
          return answered(api.POST('/api/v1/case-link-requests/{id}/resume', { params }));
        case 'decline':
          return answered(
            api.POST('/api/v1/case-link-requests/{id}/decline', { params, body: { worker: wanted.worker } }),
          );
        case 'assign':
          return answered(
            api.POST('/api/v1/case-link-requests/{id}/assign', { params, body: { worker: wanted.worker } }),
          );
      }
    },
    changes: [['case-link-requests'], ['case-link-request']],
    onDone: (_outcome, wanted) => onDone?.(wanted),
    ...(onRefused && { onRefused }),
  });
