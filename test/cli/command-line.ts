import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const main = join(process.cwd(), 'dist', 'apps', 'ops', 'src', 'main.js');

/** What a shell would have seen. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is still running. */
export interface Running {
  readonly ended: Promise<Ran>;
  /** Resolves when standard output or standard error contains the text. */
  says(text: string): Promise<void>;
  signal(signal: NodeJS.Signals): void;
}

/** The built command line needs a build. @throws when there is none, saying how to get it */
export function expectBuilt(): void {
  if (!existsSync(main))
    throw new Error(
      `${main} is missing: these tests run the built command line; build it first: npm run build`,
    );
}

/** Runs the built command line on a data folder, in a process of its own, without any setting from outside. */
export function commandLine(dataDir: string, env: Readonly<Record<string, string>> = {}) {
  const { PATH, HOME } = process.env;
  const all = { PATH, HOME, DATA_DIR: dataDir, ...env };
  const start = (...args: readonly string[]): Running => begin([main, ...args], all);
  return {
    start,
    run: (...args: readonly string[]): Promise<Ran> => start(...args).ended,
    /** Runs a script that may import the libraries (`#composition`) as they were built. */
    script: (text: string): Running => begin(['-e', text], all),
  };
}

function begin(args: readonly string[], env: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const seen = { stdout: '', stderr: '' };
  let heard: () => void = () => undefined;
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      seen[stream] += text;
      heard();
    });
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, ...seen });
      heard();
    });
  });
  return {
    ended,
    signal: (signal) => void child.kill(signal),
    async says(text) {
      while (!`${seen.stdout}${seen.stderr}`.includes(text)) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`it ended without saying "${text}":\n${seen.stdout}${seen.stderr}`);
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
  };
}
