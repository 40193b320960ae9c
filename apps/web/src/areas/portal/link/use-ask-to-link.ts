import { useNavigate } from 'react-router';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { useCommand } from '../../../shared/use-command.js';
import { portalKey } from '../parts/own.js';
import { type AskedBefore, ways } from '../parts/ways.js';

type Entered = components['schemas']['LinkAttemptDto'];
type Answer = components['schemas']['LinkAttemptResponse'];

/**
 * Asks to link a case and leads on by the answer. `onAnswer` is told before: the form is forgotten, but not for those
 * who come back after their county has added an address.
 */
export function useAskToLink({
  onAnswer,
  onRefused,
}: {
  readonly onAnswer: (answer: Answer) => void;
  readonly onRefused: (problem: Error) => void;
}) {
  const navigate = useNavigate();
  const goOn = ({ attemptId, outcome, askedBefore }: Answer, { county }: Entered) => {
    switch (outcome) {
      case 'verify':
        return navigate(ways.channel(attemptId));
      case 'contact_county':
        return navigate(ways.contactCounty, { state: { county } });
      case 'linked':
        return navigate(ways.linked);
      case 'requested':
        return askedBefore
          ? navigate(ways.requests, { state: { askedBefore: askedBefore.requestId } satisfies AskedBefore })
          : navigate(ways.requested);
    }
  };
  return useCommand({
    run: (body: Entered, header) =>
      answered(api.POST('/api/v1/portal/link-attempts', { body, params: { header } })),
    changes: [portalKey],
    onDone: (answer, entered) => {
      onAnswer(answer);
      void goOn(answer, entered);
    },
    onRefused,
  });
}
