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
  for (let told = false; !taken(lock); told = true) {
    if (!told) console.log('Waiting for another command, which installs or builds …');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock) {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    // Whoever was stopped in the middle left it behind.
    if (!isRunning(Number(holderOf(lock)))) rmSync(lock, { force: true });
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

function holderOf(lock) {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return '';
  }
}

function isRunning(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
