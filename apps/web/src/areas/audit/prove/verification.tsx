import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answered } from '#api-client';
import { Alert } from '../../../shared/alert.js';
import { api } from '../../../shared/api.js';
import { exactMomentText } from '../../../shared/dates.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useCommand } from '../../../shared/use-command.js';
import { count, events, type LedgerVerdict, proveKey, type Run, seals, streams, titles } from './parts.js';

const pause = 1_000;

/** Starts a check of everything, shows how far it is and what it found. */
export function Verification({ run: last }: { readonly run: Run | undefined }) {
  const queries = useQueryClient();
  const isRunning = last?.state === 'running';
  const followed = useQuery({
    queryKey: [...proveKey, 'run', last?.runId],
    queryFn: async () => {
      const run = await answered(
        api.GET('/api/v1/audit/ledger/verify/{runId}', { params: { path: { runId: last?.runId ?? '' } } }),
      );
      if (run.state !== 'running') void queries.invalidateQueries({ queryKey: proveKey, exact: true });
      return run;
    },
    enabled: isRunning,
    refetchInterval: pause,
  });
  const start = useCommand({
    run: () => answered(api.POST('/api/v1/audit/ledger/verify')),
    changes: [proveKey],
  });
  const run = isRunning ? (followed.data ?? last) : last;
  const busy = start.isPending || run?.state === 'running';
  return (
    <section className="panel" aria-labelledby="verification">
      <div className="panel__head">
        <h2 id="verification">Verification</h2>
        <button type="button" className="usa-button" disabled={busy} onClick={() => start.mutate(undefined)}>
          {busy ? 'Verifying …' : 'Verify'}
        </button>
      </div>
      <p className="muted">Reads both ledgers whole: every event, every seal, the seals kept outside.</p>
      {start.isError && <ProblemAlert problem={start.error} />}
      {run?.state === 'running' && <Progress run={run} />}
      <div role="status">{run !== undefined && run.state !== 'running' && <Outcome run={run} />}</div>
    </section>
  );
}

const Progress = ({ run: { done, total } }: { readonly run: Run }) => (
  <p>
    <progress
      className="prove__progress"
      max={Math.max(1, total)}
      value={done}
      aria-label="Events verified"
    />{' '}
    {count(done)} of {events(Math.max(done, total))}
  </p>
);

function Outcome({ run }: { readonly run: Run }) {
  const at = exactMomentText(run.endedAt ?? run.startedAt);
  if (run.state === 'failed')
    return (
      <Alert type="warning">
        The verification of {at} did not come to its end: {run.error}
      </Alert>
    );
  return run.verdict?.ledgers.map((each) => <VerdictAlert key={each.ledger} verdict={each} at={at} />);
}

function VerdictAlert({ verdict, at }: { readonly verdict: LedgerVerdict; readonly at: string }) {
  const { ledger, sound, fault, warnings } = verdict;
  if (sound)
    return (
      <Alert type="success">
        {titles[ledger]}: sound at {at}. {events(verdict.events)} in {streams(verdict.streams)},{' '}
        {seals(verdict.seals)}, {events(verdict.unsealed)} after the last seal.
        {warnings.length > 0 && (
          <ul>
            {warnings.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
      </Alert>
    );
  return (
    <Alert type="error">
      <strong>
        {titles[ledger]}: not sound: {fault?.what}
      </strong>
      {fault?.ordinal !== undefined && (
        <p>
          First bad event: number {count(fault.ordinal + 1)}
          {fault.lastOrdinal !== undefined && ` to ${count(fault.lastOrdinal + 1)}`}
          {fault.stream !== undefined && `, stream ${fault.stream} at revision ${fault.revision}`}
          {fault.eventId !== undefined && `, ${fault.eventId}`}
        </p>
      )}
      <p>
        Tell your security officer and whoever operates the server: keep the data folder as it is, find out
        who wrote into it, restore a backup that verifies. Found {at}.
      </p>
    </Alert>
  );
}
