import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { momentText } from '../../../shared/dates.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { useToast } from '../../../shell/toasts.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { changed } from '../projections/projections.js';
import type { DeadEvent } from './by-error.js';

/** One event, where it is missing, and what to do about it. No personal data is shown. */
export function DeadEventCard({ event, busy }: { readonly event: DeadEvent; readonly busy: boolean }) {
  const { eventId, type, stream, revision, since, views, holdsBack } = event;
  const [skipping, setSkipping] = useState(false);
  const toast = useToast();
  const path = { id: eventId };
  const retry = useCommand({
    run: (_: undefined, header) =>
      answered(api.POST('/api/v1/ops/dead-letters/{id}/retry', { params: { path, header } })),
    changes: changed,
    onDone: () => toast('info', `${views.join(', ')}: built anew.`),
  });
  const skip = useCommand({
    run: (reason: string, header) =>
      answered(
        api.POST('/api/v1/ops/dead-letters/{id}/skip', { params: { path, header }, body: { reason } }),
      ),
    changes: changed,
    onDone: ({ rebuildId }) => {
      setSkipping(false);
      toast('success', rebuildId === null ? 'Skipped.' : 'Skipped: what was held back is built anew now.');
    },
  });
  return (
    <article className="panel">
      {retry.isError && <ProblemAlert key={String(retry.error)} problem={retry.error} />}
      <dl className="ops-facts">
        <dt>Event</dt>
        <dd>
          {type} <span className="ops-ids">{eventId}</span>
        </dd>
        <dt>Stream</dt>
        <dd className="ops-ids">
          {stream}, revision {revision}
        </dd>
        <dt>Missing from</dt>
        <dd>{views.join(', ')}</dd>
        <dt>Since</dt>
        <dd>
          <time dateTime={since}>{momentText(since)}</time>
          {holdsBack && '; later events of the stream are held back'}
        </dd>
      </dl>
      <div className="actions">
        <button
          type="button"
          className="usa-button"
          aria-disabled={retry.isPending || busy}
          onClick={() => !retry.isPending && !busy && retry.mutate(undefined)}
        >
          Retry
        </button>
        <button type="button" className="usa-button usa-button--outline" onClick={() => setSkipping(true)}>
          Skip
        </button>
        {busy && <span className="muted">A rebuild is running: retry after it.</span>}
      </div>
      {skipping && (
        <ConfirmDialog
          title="Skip the event"
          action="Skip"
          needsReason
          busy={skip.isPending}
          problem={skip.error}
          onConfirm={(reason) => skip.mutate(reason)}
          onClose={() => setSkipping(false)}
        >
          {views.join(', ')} will do without this event in this and every later build. That stands in the
          ledger and cannot be taken back.
          {holdsBack && ' What was held back behind it is built anew at once.'}
        </ConfirmDialog>
      )}
    </article>
  );
}
