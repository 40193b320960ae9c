import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { problemText } from '../../../../shared/problem-text.js';
import { useMe } from '../../../../shell/session.js';
import { useToast } from '../../../../shell/toasts.js';
import { paths } from '../../parts/navigation.js';
import { useTaskState } from '../../parts/task-state.js';
import { useAssignment } from '../../parts/use-assignment.js';
import { assignedTexts } from '../../parts/words.js';
import type { RowActions } from './request-list-row.js';

/**
 * What the signed-in person may do with a row of the search. Leaving remembers the row, so that the focus returns to it.
 * @param own told of each request that is changed here
 * @param list the requests of the page, in its order
 * @param choose marks a row for a bulk action
 */
export function useRowActions(
  own: Set<string>,
  list: readonly string[],
  choose: (requestId: string) => void,
): RowActions {
  const { t } = useTranslation();
  const { rights } = useMe();
  const toast = useToast();
  const { search: address } = useLocation();
  const { task, go, remember } = useTaskState();
  const assignment = useAssignment({
    onDone: ({ action }) => toast('success', assignedTexts[action]),
    onRefused: (problem) => toast('warning', problemText(problem, t)),
  });
  const leaveFor = (to: (requestId: string) => string) => (row: string) => {
    const next = { search: { ...task.search, address, row, list }, persons: null };
    void remember(next).then(() => go(to(row), next));
  };
  const assign = (action: 'take' | 'release') => (requestId: string) => {
    own.add(requestId);
    assignment.mutate({ action, requestId });
  };
  const processing = rights.includes('case-link:process');
  return {
    open: leaveFor(paths.linkRequest),
    submit: processing ? leaveFor(paths.selectPerson) : undefined,
    take: processing ? assign('take') : undefined,
    release: processing ? assign('release') : undefined,
    choose: rights.includes('case-link:assign') ? choose : undefined,
  };
}
