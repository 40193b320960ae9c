import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian and its kin keep one version beside another. */
const versions = '/usr/lib/postgresql';

/** Where a server that was started in this folder listens. */
export const socketFolder = (folder: string) => join(folder, 'postgres');

/**
 * A throwaway PostgreSQL with its own settings: fsync and synchronous commit are on. Only a socket in its folder
 * leads to it. Resolves to what stops it. @throws when PostgreSQL is not installed
 */
export function startPostgres(folder: string): () => void {
  const bin = programs();
  const user = unprivileged();
  const home = socketFolder(folder);
  const run = (program: string, ...args: string[]) => {
    const { status, stderr, error } = spawnSync(join(bin, program), args, {
      ...user,
      cwd: home,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
  };
  mkdirSync(home);
  chmodSync(folder, 0o755);
  if (user !== undefined) chownSync(home, user.uid, user.gid);
  const data = join(home, 'data');
  run('initdb', '--pgdata', data, '--username=bench', '--auth=trust', '--encoding=UTF8', '--no-locale');
  const options = `-c listen_addresses='' -k ${home}`;
  run('pg_ctl', 'start', '--wait', '--pgdata', data, '--log', join(home, 'log'), '--options', options);
  let runs = true;
  const stop = () => {
    if (runs) run('pg_ctl', 'stop', '--pgdata', data, '--mode=immediate');
    runs = false;
  };
  // Not to outlive a benchmark that fails.
  process.once('exit', stop);
  return stop;
}

function programs(): string {
  const newest = (existsSync(versions) ? readdirSync(versions) : []).sort((a, b) => Number(b) - Number(a))[0];
  const places = [...(newest ? [join(versions, newest, 'bin')] : []), ...(process.env.PATH ?? '').split(':')];
  const found = places.find((each) => existsSync(join(each, 'initdb')));
  if (found === undefined)
    throw new Error('PostgreSQL is not installed (on Debian: apt-get install postgresql)');
  return found;
}

/** PostgreSQL refuses to run as root: its own user does. Undefined for anybody else. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}
