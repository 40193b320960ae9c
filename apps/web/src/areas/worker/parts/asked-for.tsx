import { useTranslation } from 'react-i18next';
import { Alert } from '../../../shared/alert.js';
import { momentText } from '../../../shared/dates.js';
import { problemText } from '../../../shared/problem-text.js';
import { useMe } from '../../../shell/session.js';
import { useToast } from '../../../shell/toasts.js';
import { useCountyWorkers } from './county-workers.js';
import type { Summary } from './types.js';
import { useAssignment } from './use-assignment.js';

/** To whoever has the request in hand: which colleagues ask for it, each to be answered by one press. */
export function AskedFor({ request }: { readonly request: Summary }) {
  const { id } = useMe();
  const { nameOf } = useCountyWorkers();
  const { requestId, assignee, asks, linkedStatus } = request;
  if (assignee !== id || linkedStatus !== 'Pending' || asks.length === 0) return null;
  return (
    <div className="problem" role="status">
      {asks.map(({ by, at }) => (
        <Alert
          key={by}
          type="info"
          action={<AnswerAsking requestId={requestId} asker={by} about="this request" />}
        >
          {nameOf(by)} asks you for this request ({momentText(at)}).
        </Alert>
      ))}
    </div>
  );
}

/** Hand over or Keep. */
export function AnswerAsking({
  requestId,
  asker,
  about,
}: {
  readonly requestId: string;
  readonly asker: string;
  /** What the buttons speak of, for who does not see what they stand beside. */
  readonly about: string;
}) {
  const { t } = useTranslation();
  const toast = useToast();
  const { rights } = useMe();
  const { nameOf } = useCountyWorkers();
  const answer = useAssignment({
    onDone: ({ action }) =>
      toast(
        'success',
        action === 'decline' ? 'You keep the request.' : `The request is in the hands of ${nameOf(asker)}.`,
      ),
    onRefused: (problem) => toast('warning', problemText(problem, t)),
  });
  const button = (action: 'assign' | 'decline', text: string) => (
    <button
      type="button"
      className="usa-button usa-button--unstyled"
      aria-label={`${text}: ${about}`}
      onClick={() => {
        if (!answer.isPending) answer.mutate({ action, requestId, worker: asker });
      }}
    >
      {text}
    </button>
  );
  return (
    <span className="actions">
      {rights.includes('case-link:assign') && button('assign', 'Hand over')}
      {button('decline', 'Keep it')}
    </span>
  );
}
