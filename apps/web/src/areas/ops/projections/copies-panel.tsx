import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { momentText } from '../../../shared/dates.js';
import { useCommand } from '../../../shared/use-command.js';
import { useToast } from '../../../shell/toasts.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { type Copy, changed } from './projections.js';

const states = { live: 'readers see it', previous: 'replaced', building: 'built, not switched to' } as const;

/** The copies of a view, the way back, and the way to be rid of the others. */
export function CopiesPanel({ name, copies }: { readonly name: string; readonly copies: readonly Copy[] }) {
  const [asked, setAsked] = useState<'rollback' | 'retire'>();
  const toast = useToast();
  const act = useCommand({
    run: (what: 'rollback' | 'retire', header) =>
      what === 'rollback'
        ? answered(
            api.POST('/api/v1/ops/projections/{name}/rollback', { params: { path: { name }, header } }),
          ).then(({ build }) => `${build} is live again.`)
        : answered(
            api.POST('/api/v1/ops/projections/{name}/retire', {
              params: { path: { name }, header },
              body: {},
            }),
          ).then(({ retired }) => `Deleted: ${retired.join(', ')}.`),
    changes: changed,
    onDone: (text) => {
      setAsked(undefined);
      toast('success', text);
    },
  });
  const others = copies.filter(({ state }) => state !== 'live');
  const hasPrevious = copies.some(({ state }) => state === 'previous');
  return (
    <section className="panel" aria-labelledby="copies-heading">
      <h2 id="copies-heading">Copies</h2>
      <ul className="ops-copies">
        {copies.map((each) => (
          <li key={each.build}>
            <strong>{each.build}</strong> version {each.version}: {states[each.state]}
            {each.replacedAt && ` since ${momentText(each.replacedAt)}`}
            {each.unreadable && ` – ${each.unreadable}`}
          </li>
        ))}
      </ul>
      {others.length === 0 && <p className="muted">There is no other copy to go back to or to delete.</p>}
      <div className="actions">
        {hasPrevious && (
          <button
            type="button"
            className="usa-button usa-button--outline"
            onClick={() => setAsked('rollback')}
          >
            Roll back
          </button>
        )}
        {others.length > 0 && (
          <button type="button" className="usa-button usa-button--outline" onClick={() => setAsked('retire')}>
            Retire
          </button>
        )}
      </div>
      {asked && (
        <ConfirmDialog
          title={asked === 'rollback' ? `Roll ${name} back` : `Retire copies of ${name}`}
          action={asked === 'rollback' ? 'Roll back' : 'Retire'}
          busy={act.isPending}
          problem={act.error}
          onConfirm={() => act.mutate(asked)}
          onClose={() => {
            act.reset();
            setAsked(undefined);
          }}
        >
          {asked === 'rollback'
            ? 'Readers go back to the copy before the present one, once it has caught up; no event is lost. Roll back once more to undo it.'
            : `${others.map(({ build }) => build).join(', ')} will be deleted. There is no way back to them; a rebuild makes a new one.`}
        </ConfirmDialog>
      )}
    </section>
  );
}
