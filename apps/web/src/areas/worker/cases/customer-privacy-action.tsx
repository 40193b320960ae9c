import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Dialog } from '../../../shared/dialog.js';
import { TextAreaField } from '../../../shared/field.js';
import { fieldError } from '../../../shared/field-errors.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useToast } from '../../../shell/toasts.js';
import type { PersonOnCase } from '../parts/case-types.js';
import { useReasoned } from '../parts/use-reasoned.js';
import { DoneMeanwhile } from './done-meanwhile.js';

/** A supervisor sets or lifts the Customer Privacy record of a person, with a reason that is kept. */
export function CustomerPrivacyAction({
  caseNumber,
  person,
}: {
  readonly caseNumber: string;
  readonly person: PersonOnCase;
}) {
  const [asking, setAsking] = useState(false);
  const text = person.customerPrivacy ? 'Lift Customer Privacy' : 'Set Customer Privacy';
  return (
    <>
      <button
        type="button"
        className="usa-button usa-button--outline"
        aria-label={`${text}: ${person.name}`}
        onClick={() => setAsking(true)}
      >
        {text} …
      </button>
      {asking && <PrivacyDialog caseNumber={caseNumber} person={person} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Does what it was opened for, also when a colleague changes the record meanwhile. */
function PrivacyDialog({
  caseNumber,
  person: { personId, name, customerPrivacy },
  onClose,
}: {
  readonly caseNumber: string;
  readonly person: PersonOnCase;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const [wanted] = useState(!customerPrivacy);
  const title = wanted ? 'Set Customer Privacy' : 'Lift Customer Privacy';
  const [missing, setMissing] = useState(false);
  const {
    text: reason,
    enter,
    command: set,
  } = useReasoned({
    draft: `privacy:${personId}:${wanted ? 'set' : 'lift'}`,
    empty: '',
    run: (body: { readonly active: boolean; readonly reason: string }, header) =>
      answered(
        api.PUT('/api/v1/persons/{id}/customer-privacy', {
          params: { path: { id: personId }, header },
          body,
        }),
      ),
    changes: [
      ['case', caseNumber],
      ['person', personId],
    ],
    onDone: ({ active }) => {
      onClose();
      toast('success', `Customer Privacy of ${name} is ${active ? 'active now' : 'lifted'}.`);
    },
  });
  const isDone = customerPrivacy === wanted && !set.isPending;
  const error = missing ? 'Say why, in a few words.' : fieldError(set.error, 'reason');
  return (
    <Dialog title={`${title}: ${name}`} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const given = reason.trim();
          setMissing(given.length < 3);
          if (given.length < 3) event.currentTarget.querySelector('textarea')?.focus();
          else set.mutate({ active: wanted, reason: given });
        }}
      >
        {set.isError && error === undefined && <ProblemAlert key={set.submittedAt} problem={set.error} />}
        <p>
          {wanted
            ? 'While it is active, no account is linked automatically, and no e-mail tells the person about a contact change. It applies in every county.'
            : 'Accounts can be linked automatically again, and the person is told about contact changes by e-mail.'}
        </p>
        <DoneMeanwhile isDone={isDone}>
          Customer Privacy of {name} is already {wanted ? 'active' : 'lifted'}: a colleague was faster.
        </DoneMeanwhile>
        <TextAreaField
          label="Reason"
          required
          maxLength={500}
          value={reason}
          error={error}
          onChange={enter}
        />
        <div className="actions dialog-actions">
          <button type="submit" className="usa-button" disabled={set.isPending || isDone}>
            {title}
          </button>
          <button type="button" className="usa-button usa-button--outline" onClick={onClose}>
            {isDone ? 'Close' : 'Cancel'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
