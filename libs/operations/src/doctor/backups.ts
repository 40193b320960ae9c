import type { FolderRecord } from '#composition';
import { type LedgerKind, renewalsOf, renewalText } from '#engine';
import type { EventStore } from '#event-store';
import { type Clock, millisecondsBetween } from '#kernel';
import type { Config } from '#settings';
import { type Finding, findingsOf, inBytes } from './finding.js';

const hour = 3_600_000;

/** How old the newest backup is that this folder knows of. */
export function* checkBackups(
  { backupHours, eventStore, readStore, production }: Config,
  record: FolderRecord | undefined,
  clock: Clock,
): Generator<Finding> {
  const { ok, note, wrong } = findingsOf('backups');
  if (eventStore.kind !== 'sqlite' || readStore.kind !== 'sqlite') {
    yield note('the stores are on servers: they are backed up there, and nothing is known of it here');
    return;
  }
  const newest = record?.content.backups?.[0];
  const advice = 'caseledger backup FOLDER, every night, onto another disk';
  // Invented people need no backup.
  const missed = (text: string) => (production ? wrong(text, advice) : note(text, advice));
  if (newest === undefined) {
    yield missed('none was made of this folder');
    return;
  }
  const hours = Math.floor(millisecondsBetween(newest.startedAt, clock.now()) / hour);
  const text = `the newest backup is of ${newest.startedAt}, ${hours} hours old, ${inBytes(newest.bytes)} in ${newest.place}`;
  yield backupHours > 0 && hours >= backupHours ? missed(`${text}: too old`) : ok(text);
}

const titles = { main: 'ledger', looks: 'ledger of looks' } as const;

/** A ledger tells for ever when it went on under another id. */
export async function* checkRenewals(kind: LedgerKind, store: EventStore): AsyncGenerator<Finding> {
  for (const renewal of await renewalsOf(store))
    yield findingsOf('renewals').note(`${titles[kind]}: ${renewalText(renewal)}`);
}
