import type { RecordedBackup } from '#composition';
import { type Instant, millisecondsBetween } from '#kernel';
import type { Operation } from '../operation.js';
import type { BackedUpLedger, BackupManifest } from './manifest.js';

/** What a data folder keeps of a backup. */
export function recordedBackup(manifest: BackupManifest, place: string): RecordedBackup {
  const { id, startedAt, finishedAt, bytes, version, ledgers } = manifest;
  const end = ({ events, head, seal }: BackedUpLedger) => ({
    events,
    ...(head !== undefined && { eventId: head.eventId }),
    ...(seal !== undefined && { seal: seal.number }),
  });
  return {
    ...{ id, startedAt, finishedAt, place, bytes, version },
    ledgers: { main: end(ledgers.main), looks: end(ledgers.looks) },
  };
}

/** Seconds since the newest backup was begun; undefined where there is none. */
export function backupAge(backups: readonly RecordedBackup[], now: Instant): number | undefined {
  const [newest] = backups;
  return newest && Math.max(0, millisecondsBetween(newest.startedAt, now) / 1_000);
}

/** In the server that owns the folder: it is told of a backup that was made beside it. */
export const recordBackup: Operation<{ readonly backup: RecordedBackup }, { readonly recorded: true }> =
  async function* ({ system }, { backup }) {
    system.keepBackup(backup);
    return { recorded: true };
  };
