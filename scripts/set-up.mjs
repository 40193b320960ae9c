// Installs and builds what is missing; quick when nothing is.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

/** Runs a program and ends this one with its exit code if it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

export function install() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const wanted = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  console.log('Installing packages (about a minute, once) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else yield path;
  }
}

const inRoot = (names) => names.map((name) => join(root, name));
const sourcesOf = (folders) => inRoot(folders).flatMap((folder) => [...sources(folder)]);

/** Runs `make` unless `stamp` says that it was run on exactly these files. */
function unlessBuilt(stamp, files, make) {
  const now = `${Math.max(...files.map((file) => statSync(file).mtimeMs))} ${files.length}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  make();
  writeFileSync(stamp, now);
}

export function buildServer() {
  const files = sourcesOf(['apps/api', 'apps/ops', 'libs', 'bench', 'test']).filter((each) =>
    each.endsWith('.ts'),
  );
  const settings = inRoot(['package.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json']);
  unlessBuilt(join(dist, '.built'), [...files, ...settings], () => {
    console.log('Building …');
    for (const made of ['apps', 'libs', 'bench', '.tsbuildinfo', '.built'])
      rmSync(join(dist, made), { recursive: true, force: true });
    run(process.execPath, [join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build', 'api']);
  });
}

export function buildWeb() {
  const files = sourcesOf(['apps/web', 'libs/api-client/src']);
  unlessBuilt(join(dist, '.web-built'), [...files, join(root, 'package.json')], () => {
    console.log('Building the pages …');
    run(process.execPath, [
      join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
      'build',
      'apps/web',
      '--logLevel=warn',
    ]);
  });
}

export function setUp() {
  alone(() => {
    install();
    buildServer();
    buildWeb();
  });
}

/** Two commands that begin at once would take each other's files away: the second waits for the first. */
function alone(work) {
  const lock = join(dist, '.setting-up');
  mkdirSync(dist, { recursive: true });
  let giveBack = take(lock);
  if (giveBack === undefined) console.log('Waiting for another command, which installs or builds …');
  while (giveBack === undefined) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    giveBack = take(lock);
  }
  try {
    work();
  } finally {
    giveBack();
  }
}

/** Answers what gives it back; undefined while another command has it. */
function take(lock) {
  const own = `${lock}.${process.pid}`;
  try {
    writeFileSync(own, String(process.pid));
    // With its number in it from the first moment on.
    linkSync(own, lock);
    return () => rmSync(lock, { force: true });
  } catch (error) {
    // Who may not write here finds everything built, or is told by what would build it; some disks have no links.
    if (error.code !== 'EEXIST') return () => undefined;
    const holder = holderOf(lock);
    // Left behind by one that was stopped in the middle.
    if (holder !== undefined && !isRunning(holder)) rmSync(lock, { force: true });
    return undefined;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Undefined: it was given back a moment ago. */
function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return undefined;
  }
}

function isRunning(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
