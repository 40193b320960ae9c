import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { Older } from '../../../shared/staff/older.js';
import { RowsTable } from '../../../shared/staff/rows-table.js';
import { useOlder } from '../../../shared/staff/use-older.js';
import { useLive } from '../../../shared/use-live.js';
import { useMe } from '../../../shell/session.js';
import { Moment } from '../parts/moment.js';
import { type Hold, holdsKey, subjectShown, whoText } from './erasure-types.js';
import { LiftHold } from './lift-hold.js';
import { SetHold } from './set-hold.js';

/** Legal holds: set here, lifted by another auditor. */
export function Holds() {
  const { id } = useMe();
  const { list, rows } = useOlder(holdsKey, (from) =>
    answered(api.GET('/api/v1/audit/holds', { params: { query: { pageSize: 25, ...from } } })),
  );
  useLive(['erasures:all'], holdsKey);
  return (
    <>
      <SetHold />
      <section className="panel" aria-labelledby="holds">
        <h2 id="holds">Legal holds</h2>
        <Awaited query={list} />
        {list.data && rows.length === 0 && <p className="empty">No legal hold was ever set.</p>}
        {rows.length > 0 && (
          <RowsTable
            caption="Legal holds, newest first"
            rows={rows}
            nameOf={({ holdId }) => holdId}
            columns={[
              { head: 'Person', shown: ({ subject }) => subjectShown(subject) },
              { head: 'Reason', shown: ({ reason }) => reason },
              { head: 'Set by', shown: ({ setBy }) => <Told by={setBy} /> },
              { head: 'State', shown: (hold) => <HoldState hold={hold} isOwn={hold.setBy.id === id} /> },
            ]}
          />
        )}
        <Older list={list} />
      </section>
    </>
  );
}

const Told = ({ by }: { readonly by: Hold['setBy'] }) => (
  <>
    {whoText(by)}, <Moment at={by.at} />
  </>
);

function HoldState({ hold, isOwn }: { readonly hold: Hold; readonly isOwn: boolean }) {
  const { lifted } = hold;
  if (lifted === null) return isOwn ? 'Stands; another auditor lifts it' : <LiftHold hold={hold} />;
  return (
    <>
      Lifted by <Told by={lifted.by} />: {lifted.reason}
    </>
  );
}
