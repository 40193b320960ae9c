import './backup.css';
import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { Alert } from '../../../shared/alert.js';
import { api } from '../../../shared/api.js';
import { exactMomentText } from '../../../shared/dates.js';
import { sizeText } from '../../../shared/numbers.js';
import { Page } from '../../../shared/page.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { CommandLine } from './command-line.js';
import { NewestBackup } from './newest-backup.js';

const backupCommand = 'npx caseledger backup /backups/$(date +%F)';
const restoreCommand = `npx caseledger restore /backups/DATE \\
  --data-dir NEW-FOLDER \\
  --erasures NEWEST/erasures.ndjson \\
  --reason "WHY"`;

/** How old the newest backup is, and how one is made and restored: by command alone, on the machine itself. */
export default function BackupPage() {
  const backups = useQuery({
    queryKey: ['ops', 'backups'],
    queryFn: () => answered(api.GET('/api/v1/ops/backups')),
    refetchInterval: 60_000,
  });
  return (
    <Page title="Backup" width="reading">
      <Awaited query={backups} />
      {backups.data?.embedded === false && (
        <Alert type="info">
          The stores are on servers (EventStoreDB, MongoDB): they are backed up there, with their own tools.
          Keep the seals of every server besides, and the master key apart.
        </Alert>
      )}
      {backups.data?.embedded === true && (
        <>
          <section className="panel" aria-label="Newest backup">
            <h2>Newest backup</h2>
            <NewestBackup {...backups.data} />
            <CommandLine text={backupCommand} />
            <p className="muted">
              On the machine of the data folder, while the server runs. Onto another disk, every night.
            </p>
          </section>
          <section className="panel" aria-label="What is not in it">
            <h2>What is not in it</h2>
            <ul>
              {backups.data.leftOut.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
            <p>Keep the master key apart from the backups: whoever has both can read everything.</p>
          </section>
          <section className="panel" aria-label="Restore">
            <h2>Restore</h2>
            <ol>
              <li>Stop the server, and keep its data folder as it is.</li>
              <li>
                Run this with the master key in <code>CASELEDGER_MASTER_KEY_FILE</code>. It checks the whole
                backup first, and writes only into an empty folder.
                <pre className="backup__text">{restoreCommand}</pre>
              </li>
              <li>
                Where no newer list of erasures is left, <code>--no-newer-erasures</code> in its place: say in
                the reason why. A copy of the seals that was kept elsewhere (<code>--seals FOLDER</code>)
                tells what is lost.
              </li>
              <li>
                Start the server on the new folder. It makes the views from the ledger, and everybody signs in
                again.
              </li>
            </ol>
          </section>
          {backups.data.items.length > 1 && (
            <section className="panel" aria-label="Earlier ones">
              <h2>Earlier ones</h2>
              <ul>
                {backups.data.items.slice(1).map(({ id, startedAt, size, place }) => (
                  <li key={id} className="backup__place">
                    {exactMomentText(startedAt)}, {sizeText(size)}, {place}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Page>
  );
}
