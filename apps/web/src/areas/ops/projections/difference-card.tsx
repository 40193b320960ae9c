import { useState } from 'react';
import { Link } from 'react-router';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { countText } from '../../../shared/numbers.js';
import { useCommand } from '../../../shared/use-command.js';
import { useToast } from '../../../shell/toasts.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { changed, type RebuiltView } from './projections.js';

const referents = { 'live copy': 'the live copy', ledger: 'what the ledger makes of it', nothing: 'nothing' };

/** A new copy that differs: both are kept until somebody says which one is right. */
export function DifferenceCard({
  rebuildId,
  view,
}: {
  readonly rebuildId: string;
  readonly view: RebuiltView;
}) {
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const accept = useCommand({
    run: (reason: string, header) =>
      answered(
        api.POST('/api/v1/ops/rebuilds/{id}/accept-difference', {
          params: { path: { id: rebuildId }, header },
          body: { reason },
        }),
      ),
    changes: changed,
    onDone: () => {
      setAsking(false);
      toast('success', `Readers of ${view.name} are switched to the new copy.`);
    },
  });
  const documents = view.difference?.documents ?? 0;
  const ids = view.difference?.ids ?? [];
  const many = `${countText(documents)} ${documents === 1 ? 'document' : 'documents'}`;
  return (
    <section className="panel ops-difference" aria-labelledby={`difference-${view.name}`}>
      <h2 id={`difference-${view.name}`}>{view.name}: the new copy differs</h2>
      <p>
        {many} of the new copy {view.build} {documents === 1 ? 'is' : 'are'} not as in{' '}
        {referents[view.against]}. Both copies are kept, and readers see the old one. Where the new one is
        wrong, <Link to={`/ops/projections/${view.name}`}>retire it</Link>.
      </p>
      <p className="ops-ids">
        {ids.join(', ')}
        {documents > ids.length && ', …'}
      </p>
      <button type="button" className="usa-button" onClick={() => setAsking(true)}>
        Accept the new copy
      </button>
      {asking && (
        <ConfirmDialog
          title={`Accept the new copy of ${view.name}`}
          action="Accept and switch"
          needsReason
          busy={accept.isPending}
          problem={accept.error}
          onConfirm={(reason) => accept.mutate(reason)}
          onClose={() => setAsking(false)}
        >
          Readers will see {many} otherwise than now. The old copy is kept for a day: Roll back takes it back.
        </ConfirmDialog>
      )}
    </section>
  );
}
