import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useToast } from '../../../shell/toasts.js';
import { useAssignment } from '../parts/use-assignment.js';

/** Takes the request that has waited longest with nobody working on it. */
export function TakeOldest({ requestId }: { readonly requestId: string }) {
  const toast = useToast();
  const take = useAssignment({
    onDone: () => toast('success', 'The request is yours now: it is in your list.'),
  });
  return (
    <>
      {take.isError && <ProblemAlert key={take.submittedAt} problem={take.error} />}
      <button
        type="button"
        className="usa-button"
        aria-disabled={take.isPending}
        onClick={() => {
          if (!take.isPending) take.mutate({ action: 'take', requestId });
        }}
      >
        Take the oldest request
      </button>
    </>
  );
}
