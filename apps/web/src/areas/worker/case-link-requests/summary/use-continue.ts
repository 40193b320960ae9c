import { useState } from 'react';
import { answered, type components } from '#api-client';
import { api } from '../../../../shared/api.js';
import { useCommand } from '../../../../shared/use-command.js';
import { useDraft } from '../../../../shared/use-draft.js';
import type { RequestStatus, Summary } from '../../parts/types.js';
import { missingFor, noVerification, type Verification, verificationBody } from './verification.js';

/** Continue: what is entered is kept until it is done, for this person only: of another one nothing was verified. */
export function useContinue(summary: Summary, onDone: (status: RequestStatus) => void) {
  const { requestId, person } = summary;
  const [draft, change, clear] = useDraft<Verification>(
    `continue:${requestId}:${person?.personId ?? 'nobody'}`,
    noVerification,
  );
  const [tried, setTried] = useState(0);
  const command = useCommand({
    run: (body: components['schemas']['ProcessDto'], header) =>
      answered(
        api.POST('/api/v1/case-link-requests/{id}/process', {
          params: { path: { id: requestId }, header },
          body,
        }),
      ),
    changes: [['case-link-requests'], ['case-link-request', requestId], ['person'], ['case']],
    onDone: ({ status }) => {
      clear();
      onDone(status);
    },
  });
  const missing = missingFor(draft, summary);
  return {
    draft,
    change,
    command,
    /** Grows with every try that lacked something. */
    tried,
    missing: tried > 0 ? missing : [],
    run: () => {
      if (person === null || command.isPending) return;
      command.reset();
      if (missing.length > 0) setTried(tried + 1);
      else command.mutate({ personId: person.personId, ...verificationBody(draft, summary) });
    },
  };
}
