import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readStamp, writeStamp } from '../../../sqlite/stamps.js';
import type { DataFolder } from '../data-folder.js';
import type { StoreSettings } from '../stores.js';

/** Files of a data folder that belong together, by their names in `DataFolder`. Views are made from the ledger. */
export type StampedFile = 'events' | 'looks' | 'keys' | 'state' | 'access';

interface FileKind {
  readonly holds: string;
  /** What to do when it is lost, damaged, or an older copy. */
  readonly advice: string;
}

const accept = (file: StampedFile, consequence: string) =>
  `where there is none, go on without: caseledger folder accept ${file} --reason TEXT (${consequence})`;

export const fileKinds: Readonly<Record<StampedFile, FileKind>> = {
  events: {
    holds: 'the ledger: every event of every case',
    advice:
      'put the newest copy of it back; if what is there is all that is left, go on from it with: caseledger ledger renew-id',
  },
  looks: {
    holds: 'the ledger of who looked at whose data',
    advice: `put the newest copy of it back; ${accept('looks', 'who looked before is lost')}`,
  },
  keys: {
    holds: 'the keys of personal data',
    advice: `put the newest copy of it back; ${accept('keys', 'whose key is missing cannot be read any more')}`,
  },
  state: {
    holds: 'how far the processes are',
    advice: `put the newest copy of it back; ${accept('state', 'then say from where: caseledger processes start NAME --from now')}`,
  },
  access: {
    holds: 'sessions, counters of attempts, and who signed in',
    advice: `put the newest copy of it back; ${accept('access', 'everybody signs in again')}`,
  },
};

/** Those that this installation keeps in the folder, not on servers. */
export function filesOf({ eventStore, readStore }: StoreSettings): readonly StampedFile[] {
  return [
    ...(eventStore.kind === 'sqlite' ? (['events', 'looks'] as const) : []),
    ...(readStore.kind === 'sqlite' ? (['keys', 'state', 'access'] as const) : []),
  ];
}

/** Whether one of them was ever stamped: a start has come to its end on this folder. */
export const isStamped = (folder: DataFolder, files: readonly StampedFile[]): boolean =>
  files.some((file) => {
    try {
      return existsSync(folder[file]) && readStamp(folder[file]) !== undefined;
    } catch {
      return false;
    }
  });

/** The stamp that all of them carry, where the record knows it no more: then the record is what is old. */
export function stampOfAll(folder: DataFolder, files: readonly StampedFile[]): string | undefined {
  try {
    const stamps = files.map((file) => (existsSync(folder[file]) ? readStamp(folder[file]) : undefined));
    return files.length > 1 && new Set(stamps).size === 1 ? stamps[0] : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with one of them, before anybody opens it; undefined when it is there and carries one of the stamps. */
export function fileFault(
  folder: DataFolder,
  file: StampedFile,
  stamps: readonly string[],
): string | undefined {
  const path = folder[file];
  const { holds, advice } = fileKinds[file];
  const say = (what: string) => `${basename(path)} ${what}: it holds ${holds}. What to do: ${advice}`;
  if (!existsSync(path)) return say('is missing');
  if (statSync(path).size === 0) return say('is empty');
  try {
    const stamp = readStamp(path);
    if (stamp === undefined) return say('is not the one of this folder, or an older copy');
    return stamps.includes(stamp) ? undefined : say('is an older copy, or that of another folder');
  } catch (error) {
    return say(`is damaged (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** Which copies of the views there are. Stamped like the rest, but no loss: what is missing is made from the ledger. */
const viewsFile = ({ views }: DataFolder): string => join(views, 'views.db');

/**
 * Views of another folder, or older ones: they would go on from places that this ledger has for other events. Undefined
 * where there are none, or where they are this folder's.
 */
export function viewsFault(folder: DataFolder, stamps: readonly string[]): string | undefined {
  const file = viewsFile(folder);
  if (!existsSync(file)) return undefined;
  try {
    const stamp = readStamp(file);
    if (stamp === undefined || stamps.includes(stamp)) return undefined;
  } catch {
    // Whoever opens the views says what is wrong with them.
    return undefined;
  }
  return `${folder.views} is an older copy, or that of another folder: it holds what the pages show. What to do: put the newest copy of it back, or move it away: the next start makes all of it from the ledger`;
}

/** Writes the stamp into each that is there; durable when it returns. */
export function stampFiles(folder: DataFolder, files: readonly StampedFile[], stamp: string): void {
  for (const file of files) if (existsSync(folder[file])) writeStamp(folder[file], stamp);
}

/** Writes it into the views, where they are in the folder. */
export function stampViews(folder: DataFolder, stamp: string): void {
  if (existsSync(viewsFile(folder))) writeStamp(viewsFile(folder), stamp);
}
