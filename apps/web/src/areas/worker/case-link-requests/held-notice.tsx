import { useTranslation } from 'react-i18next';
import { Alert } from '../../../shared/alert.js';
import { problemText } from '../../../shared/problem-text.js';
import { useMe } from '../../../shell/session.js';
import { useToast } from '../../../shell/toasts.js';
import { useCountyWorkers } from './county-workers.js';
import type { Summary } from './types.js';
import { useAssignment } from './use-assignment.js';
import { assignedTexts } from './words.js';

/** Whether a colleague has the request in hand: it is theirs to decide. */
export const isHeldByColleague = (
  { assignee, linkedStatus, linkedMeanwhile }: Summary,
  me: string,
): boolean => assignee !== null && assignee !== me && linkedStatus === 'Pending' && !linkedMeanwhile;

/** Says so before anybody fills in a form for nothing, with Take over for whoever may. */
export function HeldNotice({ request }: { readonly request: Summary }) {
  const { requestId, assignee, allowed } = request;
  const { id, rights } = useMe();
  const { nameOf } = useCountyWorkers();
  const { t } = useTranslation();
  const toast = useToast();
  const assignment = useAssignment({
    onDone: ({ action }) => toast('success', assignedTexts[action]),
    onRefused: (problem) => toast('warning', problemText(problem, t)),
  });
  if (assignee === null || !isHeldByColleague(request, id) || !rights.includes('case-link:process'))
    return null;
  const held = `This request is in the hands of ${nameOf(assignee)}.`;
  if (!allowed.includes('take'))
    return (
      <div className="problem">
        <Alert type="info">
          {held} To continue or reject it, ask them, or have a supervisor take it over.
        </Alert>
      </div>
    );
  return (
    <div className="problem">
      <Alert
        type="info"
        action={
          <button
            type="button"
            className="usa-button usa-button--unstyled"
            onClick={() => assignment.mutate({ action: 'take', requestId })}
          >
            Take over
          </button>
        }
      >
        {held} To continue or reject it, take it over first.
      </Alert>
    </div>
  );
}
