import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '../../../shared/alert.js';
import { momentText } from '../../../shared/dates.js';
import { problemText } from '../../../shared/problem-text.js';
import { useMe } from '../../../shell/session.js';
import { useToast } from '../../../shell/toasts.js';
import { useCountyWorkers } from '../parts/county-workers.js';
import type { Summary } from '../parts/types.js';
import { useAssignment } from '../parts/use-assignment.js';
import { assignedTexts } from '../parts/words.js';

/** Whether a colleague has the request in hand: it is theirs to decide. */
export const isHeldByColleague = (
  { assignee, linkedStatus, linkedMeanwhile }: Summary,
  me: string,
): boolean => assignee !== null && assignee !== me && linkedStatus === 'Pending' && !linkedMeanwhile;

/** Says so before anybody fills in a form for nothing, with Take over for whoever may, and Ask for others. */
export function HeldNotice({ request }: { readonly request: Summary }) {
  const { requestId, assignee, allowed, asks } = request;
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
  const holder = nameOf(assignee);
  const held = `This request is in the hands of ${holder}.`;
  const act = (action: 'take' | 'ask', text: string) => (
    <button
      type="button"
      className="usa-button usa-button--unstyled"
      onClick={() => assignment.mutate({ action, requestId })}
    >
      {text}
    </button>
  );
  const own = asks.find((each) => each.by === id);
  if (allowed.includes('take'))
    return (
      <Held action={act('take', 'Take over')}>{held} To continue or reject it, take it over first.</Held>
    );
  if (own)
    return (
      <Held>
        {held} You asked for it {momentText(own.at)}: {holder} sees that and can hand it over.
      </Held>
    );
  return (
    <Held action={allowed.includes('ask') && act('ask', `Ask ${holder} for it`)}>
      {held} To continue or reject it, ask for it, or have a supervisor take it over.
    </Held>
  );
}

const Held = ({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) => (
  <div className="problem" role="status">
    <Alert type="info" action={action}>
      {children}
    </Alert>
  </div>
);
