import { momentText } from '../../../../shared/dates.js';
import { TextAreaField } from '../../../../shared/field.js';
import { ProblemAlert } from '../../../../shared/problem-alert.js';
import { useToast } from '../../../../shell/toasts.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import type { Summary } from '../../parts/types.js';
import { chosenText, waitingReasonTexts } from '../../parts/words.js';
import { useNote } from './use-care.js';

/** What workers noted while the request was open, oldest first; and one more note, which decides nothing. */
export function NotesPanel({ summary: { requestId, remarks, allowed } }: { readonly summary: Summary }) {
  const { nameOf } = useCountyWorkers();
  const toast = useToast();
  const { text, enter, command } = useNote(requestId, () => toast('success', 'The note is added.'));
  const mayNote = allowed.includes('note');
  if (remarks.length === 0 && !mayNote) return null;
  return (
    <section className="panel" aria-labelledby="notes">
      <h2 id="notes">Notes</h2>
      {remarks.length > 0 && (
        <ol className="history">
          {remarks.map((each) => (
            <li key={each.at + each.kind}>
              <time dateTime={each.at} className="history__at muted">
                {momentText(each.at)}
              </time>
              {nameOf(each.by)}
              {remarkText(each)}
            </li>
          ))}
        </ol>
      )}
      {mayNote && (
        <form
          className="notes-form"
          aria-label="Add a note"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!command.isPending && text.trim() !== '') command.mutate({ text: text.trim() });
          }}
        >
          {command.isError && <ProblemAlert key={command.submittedAt} problem={command.error} />}
          <TextAreaField
            label="What colleagues should know"
            hint="Only workers in your county see it. It does not affect the decision."
            maxLength={2000}
            value={text}
            onChange={enter}
          />
          <button
            type="submit"
            className="usa-button usa-button--outline"
            aria-disabled={command.isPending || text.trim() === ''}
          >
            Add note
          </button>
        </form>
      )}
    </section>
  );
}

function remarkText({ kind, reason, note }: Summary['remarks'][number]): string {
  if (kind === 'note') return `: ${note ?? ''}`;
  if (kind === 'waiting_over') return ': no longer waiting for the customer.';
  const what = reason === null ? '' : chosenText(waitingReasonTexts[reason]);
  return `: waiting for the customer (${what}).${note === null ? '' : ` ${note}`}`;
}
