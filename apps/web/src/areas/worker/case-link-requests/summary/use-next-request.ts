import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { problemText } from '../../../../shared/problem-text.js';
import { useMe } from '../../../../shell/session.js';
import { useToast } from '../../../../shell/toasts.js';
import { paths } from '../../parts/navigation.js';
import { criteriaOf, queryOf } from '../../parts/request-criteria.js';
import { useTaskState } from '../../parts/task-state.js';
import { chosenNext } from './next-request.js';

/** Goes on with the next request of the search that this one came from; without one, with the oldest own or free one. */
export function useNextRequest(requestId: string) {
  const me = useMe();
  const toast = useToast();
  const { t } = useTranslation();
  const { task, go } = useTaskState();
  const { address, names, list } = task.search;
  const find = async (): Promise<string | undefined> => {
    if (list !== undefined) {
      const query = queryOf(criteriaOf(new URLSearchParams(address), names));
      const { items } = await answered(api.GET('/api/v1/case-link-requests', { params: { query } }));
      const next = chosenNext(items, { id: me.id, current: requestId, list });
      if (next !== undefined) return next;
    }
    const { mine, county } = await answered(api.GET('/api/v1/worklist/home'));
    return (
      chosenNext(mine.items, { id: me.id, current: requestId, list: [] }) ??
      county.oldestUnassigned?.requestId
    );
  };
  const next = useMutation({
    mutationFn: find,
    onSuccess: (found) => {
      if (found === undefined)
        toast('info', 'No other request waits for you, and none is free in the county.');
      else
        void go(paths.selectPerson(found), {
          search: { ...task.search, row: found },
          persons: null,
        });
    },
    onError: (problem) => toast('warning', problemText(problem, t)),
  });
  return () => {
    if (!next.isPending) next.mutate();
  };
}
