import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

// A checkout of its own, so that nothing is fetched from outside, with an npm that does what a test wants.
let root: string;
let tools: string;
const inRoot = (...names: string[]) => join(root, ...names);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'caseledger-runtime-'));
  tools = inRoot('tools');
  for (const name of ['package.json', 'scripts/runtime.mjs', 'scripts/node-runtime.mjs'])
    cpSync(join(process.cwd(), name), inRoot(name));
  program('tools/npm', 'echo "no way to the registry" >&2; exit 1');
  writeFileSync(
    inRoot('entry.mjs'),
    `import './scripts/runtime.mjs';
     process.on('SIGTERM', () => { console.log('asked to stop'); process.exit(7); });
     const [how] = process.argv.slice(2);
     console.log('PATH=' + process.env.PATH);
     if (how === 'fail') process.exit(3);
     if (how === 'die') process.kill(process.pid, 'SIGKILL');
     if (how === 'serve') { setInterval(() => undefined, 1_000); console.log('ready'); }`,
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function program(name: string, script: string): void {
  mkdirSync(dirname(inRoot(name)), { recursive: true });
  writeFileSync(inRoot(name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/** A Node.js that takes itself for an old one. */
const asOld = [
  '--import',
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`,
];
const env = () => ({ PATH: `${tools}:${process.env.PATH}` });
const old = (...args: readonly string[]) =>
  spawnSync(process.execPath, [...asOld, ...args], { env: env(), encoding: 'utf8' });

/** As if it had been fetched before: this Node.js under its name. */
function keepRuntime(): void {
  const [, version] = /going on with Node\.js (\d+\.\d+\.\d+)/.exec(old(inRoot('entry.mjs')).stderr) ?? [];
  program(`.runtime/node-${version}/bin/node`, `exec "${process.execPath}" "$@"`);
}

test('on a Node.js that is new enough nothing is fetched and nothing is said', () => {
  const { status, stderr } = spawnSync(process.execPath, [inRoot('entry.mjs')], {
    env: env(),
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('an old one asks npm for a pinned newer one, and says what to do when that cannot be had', () => {
  const asked = inRoot('asked');
  program('tools/npm', `echo "$@" > ${asked}; echo "no way to the registry" >&2; exit 1`);
  const { status, stdout, stderr } = old(inRoot('entry.mjs'));
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(readFileSync(asked, 'utf8')).toMatch(/^pack node-\S+@26\.\d+\.\d+ /);
  const [line, ...more] = stderr.split('\n');
  expect(line).toMatch(
    /^Node\.js 20\.20\.2 is too old \(24 or newer is needed\): going on with Node\.js 26\./,
  );
  expect(more.join('\n')).toContain('no way to the registry\nInstall Node.js 24 or newer');
});

test('what is fetched is refused when it is not what was pinned', () => {
  program('tools/npm', 'echo something else > "$4/node.tgz"');
  const { status, stderr } = old(inRoot('entry.mjs'));
  expect(status).toBe(2);
  expect(stderr).toContain('is not what it should be (sha512-');
  expect(stderr).toContain('Install Node.js 24 or newer');
  expect(execFileSync('ls', ['-A', inRoot('.runtime')], { encoding: 'utf8' })).toBe('');
});

describe('fetched by its pin', () => {
  const version = '26.0.1';
  const fetch = (integrity: string) =>
    spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { fetched } from ${JSON.stringify(pathToFileURL(inRoot('scripts/node-runtime.mjs')).href)};
         console.log(fetched(${JSON.stringify({ name: 'node-here', version, integrity })}))`,
      ],
      { env: env(), encoding: 'utf8' },
    );

  /** An archive as the registry's, with a program that says that it is of a version. @returns its digest */
  function serveArchive(said: string): string {
    program('package/bin/node', `echo v${said}`);
    writeFileSync(inRoot('package', 'LICENSE'), 'of Node.js');
    const archive = inRoot('node-here.tgz');
    execFileSync('tar', ['-czf', archive, '-C', root, 'package']);
    program('tools/npm', `cp ${archive} "$4"`);
    return `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  }

  test('it is kept, and had again without npm', () => {
    const integrity = serveArchive(version);
    const kept = inRoot('.runtime', `node-${version}`, 'bin', 'node');
    expect(fetch(integrity)).toMatchObject({ status: 0, stdout: `${kept}\n` });
    program('tools/npm', 'exit 1');
    expect(fetch(integrity)).toMatchObject({ status: 0, stdout: `${kept}\n` });
  });

  test('it is not kept when it does not run here', () => {
    const { status, stderr } = fetch(serveArchive('1.0.0'));
    expect(status).toBe(1);
    expect(stderr).toContain('does not run on this machine');
    expect(existsSync(inRoot('.runtime', `node-${version}`))).toBe(false);
  });
});

describe('with one that was fetched before', () => {
  beforeEach(keepRuntime);

  test('it goes on without npm; what that starts finds the same Node.js first', () => {
    const { status, stdout, stderr } = old(inRoot('entry.mjs'));
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^PATH=${inRoot('.runtime')}/node-[\\d.]+/bin:${tools}:`));
    expect(stderr).toMatch(/^Node\.js 20\.20\.2 is too old .*, kept in \.runtime\.\n$/);
  });

  test('it ends as that ends: with its exit code, or by its signal', () => {
    expect(old(inRoot('entry.mjs'), 'fail')).toMatchObject({ status: 3, signal: null });
    expect(old(inRoot('entry.mjs'), 'die')).toMatchObject({ status: null, signal: 'SIGKILL' });
  });

  test('a signal reaches it', async () => {
    const { child, said } = await serving();
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect(code).toBe(7);
    expect(said()).toContain('asked to stop');
  });

  test('it ends, too, when the process that was started is killed', async () => {
    const { child, said } = await serving();
    child.kill('SIGKILL');
    // The stream closes only when nobody is left who holds it.
    await once(child, 'close');
    expect(child.signalCode).toBe('SIGKILL');
    expect(said()).toContain('asked to stop');
  });

  async function serving(): Promise<{ child: ChildProcess; said: () => string }> {
    const child = spawn(process.execPath, [...asOld, inRoot('entry.mjs'), 'serve'], {
      env: env(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.once('close', () => reject(new Error(`it ended:\n${said}`)));
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('ready')) resolve();
      });
    });
    return { child, said: () => said };
  }
});

test('a copy without scripts ends on an old one, and says what is needed', () => {
  rmSync(inRoot('scripts'), { recursive: true });
  const kernel = pathToFileURL(join(process.cwd(), 'dist', 'libs', 'kernel', 'src', 'index.js')).href;
  const start = `(await import(${JSON.stringify(kernel)})).expectSupportedNode(new URL(${JSON.stringify(`${pathToFileURL(root).href}/`)}))`;
  const { status, stderr } = old('--input-type=module', '-e', start);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'Caseledger needs Node.js 24 or newer; this is 20.20.2: install a newer one.\n',
  });
});
