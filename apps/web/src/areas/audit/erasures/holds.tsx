import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { TextAreaField, TextField } from '../../../shared/field.js';
import { Loading } from '../../../shared/loading.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { useLive } from '../../../shared/use-live.js';
import { useMe } from '../../../shell/session.js';
import { Moment } from '../parts/moment.js';
import { wrongId } from '../parts/subject.js';
import { erasuresKey, type Hold, holdsKey, subjectShown, whoText } from './erasure-types.js';
import { LiftHold } from './lift-hold.js';

/** Legal holds: set here, lifted by another auditor. */
export function Holds() {
  const found = useInfiniteQuery({
    queryKey: holdsKey,
    initialPageParam: '',
    queryFn: ({ pageParam: cursor }) =>
      answered(
        api.GET('/api/v1/audit/holds', { params: { query: { pageSize: 25, ...(cursor && { cursor }) } } }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  useLive(['erasures:all'], holdsKey);
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <SetHold />
      <section className="panel" aria-labelledby="holds">
        <h2 id="holds">Legal holds</h2>
        {found.isPending && <Loading />}
        {found.isError && <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} />}
        {found.data && rows.length === 0 && <p className="empty">No legal hold was ever set.</p>}
        {rows.length > 0 && <HoldTable rows={rows} />}
        {found.hasNextPage && (
          <button
            type="button"
            className="usa-button usa-button--outline"
            onClick={() => void found.fetchNextPage()}
          >
            Older
          </button>
        )}
      </section>
    </>
  );
}

function HoldTable({ rows }: { readonly rows: readonly Hold[] }) {
  const { id } = useMe();
  return (
    <table className="usa-table usa-table--borderless rows-table">
      <caption className="usa-sr-only">Legal holds, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col">Reason</th>
          <th scope="col">Set by</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((each) => (
          <tr key={each.holdId}>
            <th scope="row" data-label="Person">
              {subjectShown(each.subject)}
            </th>
            <td data-label="Reason">{each.reason}</td>
            <td data-label="Set by">
              {whoText(each.setBy)}, <Moment at={each.setBy.at} />
            </td>
            <td data-label="State">
              {each.lifted !== null ? (
                <>
                  Lifted by {whoText(each.lifted.by)}, <Moment at={each.lifted.by.at} />: {each.lifted.reason}
                </>
              ) : each.setBy.id === id ? (
                'Stands; another auditor lifts it'
              ) : (
                <LiftHold hold={each} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SetHold() {
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState('');
  const set = useCommand({
    run: (body: { subject: string; reason: string }, header) =>
      answered(api.POST('/api/v1/audit/holds', { params: { header }, body })),
    changes: [holdsKey, erasuresKey],
    onDone: (_, { subject }) => {
      setDone(`The hold stands: ${subjectShown(subject)} cannot be erased.`);
      setPerson('');
      setReason('');
      setTried(false);
    },
  });
  const wrong = {
    person: wrongId(person.trim()),
    reason: reason.trim() === '' ? 'Say why the person may not be erased.' : undefined,
  };
  return (
    <form
      className="panel"
      aria-labelledby="set-hold"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrong.person !== undefined || wrong.reason !== undefined || set.isPending) return;
        set.mutate({ subject: `person:${person.trim()}`, reason: reason.trim() });
      }}
    >
      <h2 id="set-hold">Set a legal hold</h2>
      <p className="muted">As long as it stands, nobody can erase the person. Another auditor lifts it.</p>
      {set.isError && <ProblemAlert key={String(set.error)} problem={set.error} />}
      <p role="status">{done}</p>
      <div className="erasures__fields">
        <TextField
          label="Person (id)"
          required
          value={person}
          onChange={setPerson}
          error={tried ? wrong.person : undefined}
          maxLength={80}
        />
        <TextAreaField
          label="Reason of the hold"
          required
          value={reason}
          onChange={setReason}
          error={tried ? wrong.reason : undefined}
          maxLength={2000}
        />
      </div>
      <button type="submit" className="usa-button" aria-disabled={set.isPending}>
        Set the hold
      </button>
    </form>
  );
}
