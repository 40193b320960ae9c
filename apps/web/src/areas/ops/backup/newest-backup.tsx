import type { components } from '#api-client';
import { Alert } from '../../../shared/alert.js';
import { exactMomentText } from '../../../shared/dates.js';
import { countText, sizeText } from '../../../shared/numbers.js';
import { now } from '../../../shared/wall-clock.js';
import { ageText } from './age-text.js';

type Backups = components['schemas']['BackupsResponse'];

/** The newest one in figures; too old, or none: what to do. */
export function NewestBackup({ items, tooOld, maxAgeHours }: Backups) {
  const [newest] = items;
  if (newest === undefined)
    return (
      <Alert type="warning">
        No backup of this data folder is known. Run the command below, onto another disk.
      </Alert>
    );
  const { head } = newest;
  return (
    <>
      {tooOld && (
        <Alert type="error">
          The newest backup is older than {maxAgeHours} hours. Run the command below, and look why the nightly
          one did not.
        </Alert>
      )}
      <dl className="facts">
        <div>
          <dt>Age</dt>
          <dd>{ageText(newest.startedAt, now())}</dd>
        </div>
        <div>
          <dt>Holds what was acknowledged before</dt>
          <dd>{exactMomentText(newest.startedAt)}</dd>
        </div>
        <div>
          <dt>Size</dt>
          <dd>{sizeText(newest.size)}</dd>
        </div>
        <div>
          <dt>Checked</dt>
          <dd>{newest.checked ? 'Yes: read back, both ledgers verified' : 'No'}</dd>
        </div>
        <div>
          <dt>Ledger</dt>
          <dd>
            {countText(head.main.events)} events
            {head.main.seal !== undefined && `, under seal ${countText(head.main.seal)}`}
          </dd>
        </div>
        <div>
          <dt>Written to</dt>
          <dd className="backup__place">{newest.place}</dd>
        </div>
      </dl>
    </>
  );
}
