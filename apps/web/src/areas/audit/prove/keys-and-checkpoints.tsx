import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { exactMomentText } from '../../../shared/dates.js';
import { Folded } from '../../../shared/folded.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { events, type Ledger, proveKey, titles } from './parts.js';

/** What is kept elsewhere and given to other tools: public keys, and the newest signed notes. */
export function KeysAndCheckpoints({ ledgers }: { readonly ledgers: readonly Ledger[] }) {
  const key = useQuery({
    queryKey: [...proveKey, 'key'],
    queryFn: () => answered(api.GET('/api/v1/audit/ledger/key')),
  });
  return (
    <section className="panel" aria-label="Key and checkpoints">
      <h2>Key and checkpoints</h2>
      <p className="muted">
        Keep a copy where nobody who operates the server can write: only that shows whether the whole was put
        back from an older copy.
      </p>
      <Awaited query={key} />
      {key.data && (
        <Folded folds summary="Public key">
          <pre className="prove__text">{[...key.data.vkeys, key.data.pem.trimEnd()].join('\n')}</pre>
        </Folded>
      )}
      {key.data && key.data.retired.length > 0 && (
        <Folded folds summary="Keys that signed before">
          <ul className="prove__renewals">
            {key.data.retired.map((each) => (
              <li key={each.vkey}>
                {titles[each.ledger]}: counts up to {events(each.size)}, changed {exactMomentText(each.at)}:{' '}
                {each.reason} <code>{each.vkey}</code>
              </li>
            ))}
          </ul>
        </Folded>
      )}
      {ledgers.map(
        ({ ledger, checkpoint }) =>
          checkpoint !== undefined && (
            <Folded key={ledger} folds summary={`Checkpoint: ${titles[ledger].toLowerCase()}`}>
              <pre className="prove__text">{checkpoint.trimEnd()}</pre>
            </Folded>
          ),
      )}
    </section>
  );
}
