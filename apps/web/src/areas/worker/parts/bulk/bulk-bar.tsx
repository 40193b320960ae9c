import { useState } from 'react';
import type { components } from '#api-client';
import { ProblemAlert } from '../../../../shared/problem-alert.js';
import { useDraft } from '../../../../shared/use-draft.js';
import { AssignDialog } from '../assign-dialog.js';
import { ReasonDialog, type ReasonText } from '../reason-dialog.js';
import type { RejectReason } from '../types.js';
import { counted, rejectReasonTexts } from '../words.js';
import { type BulkOutcome, useBulk } from './use-bulk.js';
import './bulk.css';

type Opened = 'assign' | 'reject' | undefined;
/** Of one call (BulkDto). */
const most = 100;
const noText: ReasonText<RejectReason> = { reason: '', note: '' };

/** One action on all chosen requests. */
export function BulkBar({
  chosen,
  elsewhere = 0,
  onDone,
  onClear,
}: {
  readonly chosen: readonly string[];
  /** How many of them are on other pages. */
  readonly elsewhere?: number;
  readonly onDone: (outcome: BulkOutcome) => void;
  readonly onClear: () => void;
}) {
  const [opened, setOpened] = useState<Opened>();
  const [text, setText, forgetText] = useDraft('bulk-reject', noText);
  const bulk = useBulk((outcome) => {
    setOpened(undefined);
    if (outcome.action === 'reject') forgetText();
    onDone(outcome);
  });
  const none = chosen.length === 0;
  const tooMany = chosen.length > most;
  const idle = none || tooMany;
  const run = (body: Omit<components['schemas']['BulkDto'], 'ids'>) =>
    bulk.mutate({ ...body, ids: [...chosen] });
  const open = (which: Opened) => {
    bulk.reset();
    setOpened(which);
  };
  const many = counted(chosen.length, 'request');
  return (
    <section className="bulk" aria-label="Actions on the chosen requests">
      <span className="bulk__count" role="status">
        {none ? 'Choose requests to act on several at once.' : `${many} chosen`}
        {elsewhere > 0 && `, ${elsewhere} on other pages`}
        {tooMany && `. At most ${most} can be changed at once`}
      </span>
      <div className="actions">
        <BulkButton text="Assign …" disabled={idle} onClick={() => open('assign')} />
        <BulkButton
          text="Put back"
          disabled={idle || bulk.isPending}
          onClick={() => run({ action: 'release' })}
        />
        <BulkButton text="Reject …" disabled={idle} onClick={() => open('reject')} />
        {!none && (
          <button type="button" className="usa-button usa-button--unstyled" onClick={onClear}>
            Clear
          </button>
        )}
      </div>
      {opened === undefined && bulk.error !== null && <ProblemAlert problem={bulk.error} />}
      {opened === 'assign' && (
        <AssignDialog
          title={`Assign ${many}`}
          onAssign={(worker) => run({ action: 'assign', worker })}
          onClose={() => setOpened(undefined)}
          busy={bulk.isPending}
          problem={bulk.error}
        />
      )}
      {opened === 'reject' && (
        <ReasonDialog
          title={`Reject ${many}`}
          reasons={rejectReasonTexts}
          action={`Reject ${many}`}
          text={text}
          onText={setText}
          onSubmit={(reasoned) => run({ action: 'reject', ...reasoned })}
          onClose={() => setOpened(undefined)}
          busy={bulk.isPending}
          problem={bulk.error}
        >
          <p>For your county only, and for good: a rejected request is not opened again.</p>
        </ReasonDialog>
      )}
    </section>
  );
}

function BulkButton({ text, disabled, onClick }: { text: string; disabled: boolean; onClick: () => void }) {
  return (
    <button type="button" className="usa-button usa-button--outline" disabled={disabled} onClick={onClick}>
      {text}
    </button>
  );
}
