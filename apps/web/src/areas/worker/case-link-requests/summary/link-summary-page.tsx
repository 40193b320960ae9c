import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ErrorSummary } from '../../../../shared/error-summary.js';
import { Page } from '../../../../shared/page.js';
import { ProblemAlert } from '../../../../shared/problem-alert.js';
import { useShortcuts } from '../../../../shared/shortcuts.js';
import { useMe } from '../../../../shell/session.js';
import { useToast } from '../../../../shell/toasts.js';
import { leaveOrBlur } from '../../parts/leave-or-blur.js';
import { paths } from '../../parts/navigation.js';
import { useTaskState } from '../../parts/task-state.js';
import type { Summary } from '../../parts/types.js';
import { NotThisPerson } from '../not-this-person.js';
import { RejectDialog } from '../reject-dialog.js';
import { useReject } from '../use-reject.js';
import { AskingAccount } from './asking-account.js';
import { CandidatePanel } from './candidate-panel.js';
import { ComparedTable } from './compared-table.js';
import { DecisionBox } from './decision-box.js';
import { EndedMeanwhile } from './ended-meanwhile.js';
import { MatchPanel } from './match-panel.js';
import { NotesPanel } from './notes-panel.js';
import { RequestHistory } from './request-history.js';
import { SummaryHead } from './summary-head.js';
import { SummaryNotices } from './summary-notices.js';
import { useContinue } from './use-continue.js';
import { useNextRequest } from './use-next-request.js';
import { VerificationPanel } from './verification-panel.js';
import './summary.css';

export const title = 'Case Link Select Person Summary';

/** The page in each of its states; `allowed` of the answer says which buttons there are. */
export function LinkSummaryPage({
  summary,
  stale,
}: {
  readonly summary: Summary;
  readonly stale: ReactNode;
}) {
  const { requestId, person, linkedStatus } = summary;
  const toast = useToast();
  const { rights } = useMe();
  const { task, go } = useTaskState();
  const [atFirst] = useState(linkedStatus);
  const [own, setOwn] = useState(false);
  const close = useRef<HTMLButtonElement>(null);
  const may = (action: Summary['allowed'][number]) => summary.allowed.includes(action);
  const [mightReject] = useState(may('reject'));
  const continuing = useContinue(summary, (status) => {
    setOwn(true);
    if (status === 'Processed') toast('success', 'The account is linked to this person.');
    else toast('warning', `The account is linked, but a colleague set this request to ${status} meanwhile.`);
  });
  const reject = useReject(requestId, () => {
    setOwn(true);
    toast('success', 'The request is rejected.');
  });
  const over = linkedStatus !== 'Pending';
  useEffect(() => {
    const lost = document.activeElement === document.body && atFirst === 'Pending';
    if (over && (own || lost)) close.current?.focus();
  }, [own, over, atFirst]);

  const toSearch = () => void go(paths.linkRequests + task.search.address);
  const toPersons = () => void go(paths.selectPerson(requestId));
  const toNext = useNextRequest(requestId);
  const goesOn = over && rights.includes('case-link:process');
  const leave = may('cancel') ? toPersons : toSearch;
  useShortcuts([
    { keys: 'c', does: 'Continue', run: () => may('process') && continuing.run() },
    { keys: 'r', does: 'Reject', run: () => may('reject') && reject.open() },
    { keys: 'n', does: 'Next request', run: () => goesOn && toNext() },
    { keys: 'Escape', does: 'Cancel or Close', run: () => leaveOrBlur(leave) },
  ]);
  const problem = continuing.command.error;
  const notes = [continuing.draft.note, continuing.draft.overrideReason, reject.form.text.note].filter(
    Boolean,
  );
  return (
    <Page
      title={title}
      actions={
        <div className="actions">
          {may('process') && <Button text="Continue" main onClick={continuing.run} />}
          {may('reject') && <Button text="Reject" onClick={reject.open} />}
          {may('cancel') && <Button text="Cancel" onClick={toPersons} />}
          {may('close') && (
            <button ref={close} type="button" className="usa-button usa-button--outline" onClick={toSearch}>
              Close
            </button>
          )}
          {goesOn && <Button text="Next request" main onClick={toNext} />}
        </div>
      }
    >
      {stale}
      {problem && <ProblemAlert key={continuing.command.submittedAt} problem={problem} />}
      {over && atFirst === 'Pending' && !own && <EndedMeanwhile summary={summary} notes={notes} />}
      {continuing.tried > 0 && may('process') && (
        <ErrorSummary key={continuing.tried} errors={continuing.missing} />
      )}
      <SummaryNotices summary={summary} refused={problem} />
      <SummaryHead summary={summary} />
      <DecisionBox summary={summary} />
      <div className="summary-columns">
        <div>
          <ComparedTable summary={summary} />
          {person && may('dismiss_candidate') && (
            <NotThisPerson
              requestId={requestId}
              personId={person.personId}
              name={person.name}
              onDone={toPersons}
            />
          )}
        </div>
        <div>
          {may('process') && <VerificationPanel summary={summary} continuing={continuing} />}
          <CandidatePanel summary={summary} />
          <AskingAccount summary={summary} />
          <NotesPanel summary={summary} />
          <MatchPanel summary={summary} />
          <RequestHistory summary={summary} />
        </div>
      </div>
      {/* A kept form does not come back over a request that is done; one that is being filled in stays. */}
      {(may('reject') || mightReject) && <RejectDialog reject={reject} />}
    </Page>
  );
}

function Button({ text, main = false, onClick }: { text: string; main?: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      className={main ? 'usa-button' : 'usa-button usa-button--outline'}
      onClick={onClick}
    >
      {text}
    </button>
  );
}
