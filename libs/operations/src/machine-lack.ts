import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { raiseDescriptors } from '#kernel';
import { inBytes, messageOf } from './doctor/finding.js';

/** What SQLite and the system say when a disk has no room. */
const fullDisk = /ENOSPC|EDQUOT|disk is full/;
/** What SQLite says when a file cannot be made or grown: often for that reason, but not only. */
const perhapsFullDisk = /disk I\/O error|unable to open database/;
/** SQLite makes files of 32 KiB beside a file that is only read; with less free than this, nothing can be opened. */
const nearlyNothing = 1024 ** 2;
const noDescriptors = /EMFILE|ENFILE|too many open files/;

/**
 * What the machine lacks when an error comes from that: room on the disk of the data folder, or file descriptors; with
 * what to do. Undefined for every other error. By its text, because errors also come from threads and from servers.
 */
export function lackOfMachine(error: unknown, dataDir: string): string | undefined {
  const text = textOf(error);
  if (noDescriptors.test(text)) return `too few file descriptors (${messageOf(error)}): ${raiseDescriptors}`;
  const room = roomAt(dataDir);
  if (
    !fullDisk.test(text) &&
    !(perhapsFullDisk.test(text) && room !== undefined && room.free < nearlyNothing)
  )
    return undefined;
  return `there is too little room on the disk of ${dataDir}${room === undefined ? '' : `, ${inBytes(room.free)} of ${inBytes(room.size)} are free`} (${messageOf(error)}): make room there, or move the data folder to a larger disk and set DATA_DIR, then try again; what was stored before is safe`;
}

/** Whether an error says that a disk has no room, whichever. */
export const isFullDisk = (error: unknown): boolean => fullDisk.test(textOf(error));

/** The words of an error and of what caused it. */
function textOf(error: unknown): string {
  const texts: string[] = [];
  for (let each = error; each !== undefined && each !== null; each = (each as { cause?: unknown }).cause)
    texts.push(messageOf(each));
  return texts.join(' ');
}

/** In bytes, on the disk of a folder or of the one that it would be made in; undefined where nobody says. */
function roomAt(path: string): { readonly free: number; readonly size: number } | undefined {
  try {
    const { bavail, blocks, bsize } = statfsSync(path);
    return { free: bavail * bsize, size: blocks * bsize };
  } catch {
    const above = dirname(path);
    return above === path ? undefined : roomAt(above);
  }
}
