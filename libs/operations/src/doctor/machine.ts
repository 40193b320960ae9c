import { existsSync, readdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { DataFolder } from '#composition';
import { type Finding, findingsOf, inBytes } from './finding.js';

const leastFree = 1024 ** 3;

/** A rebuild of all views needs as much room again as they take now. */
export async function* checkDisk(folder: DataFolder): AsyncGenerator<Finding> {
  const { ok, wrong } = findingsOf('disk');
  if (!existsSync(folder.path)) return;
  const { bavail, blocks, bsize, ffree, files } = await statfs(folder.path);
  const free = bavail * bsize;
  const needed = Math.max(leastFree, sizeOf(folder.views));
  if (free < needed)
    yield wrong(
      `${inBytes(free)} of ${inBytes(blocks * bsize)} are free on the disk of ${folder.path}; a rebuild of the views needs ${inBytes(needed)}`,
      'make room, or move the data folder to a larger disk',
    );
  else if (files > 0 && ffree < 1_000) yield wrong(`only ${ffree} inodes are free`, 'remove small files');
  else yield ok(`${inBytes(free)} free`);
}

function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

export async function* checkServer({ socket }: DataFolder): AsyncGenerator<Finding> {
  const { ok, note } = findingsOf('server');
  yield (await answers(socket))
    ? ok('a server runs on this data folder')
    : note('no server runs on this data folder');
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const say = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => say(true));
    socket.once('error', () => say(false));
  });
}
