import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const main = join(process.cwd(), 'dist', 'apps', 'api', 'src', 'main.js');

/** @throws when there is no build, saying how to get it */
export function expectBuilt(): void {
  if (!existsSync(main))
    throw new Error(`${main} is missing: these tests run the built server; build it first: npm run build`);
}

/**
 * A port that is free now and stays so until it is used: below those that the system gives to whoever asks for any, as
 * every other test does meanwhile.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}

/** What a shell sees of a server once it has ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built server in a process of its own, without any setting from outside but these. */
export function startServer(settings: Readonly<Record<string, string>>) {
  const { PATH, HOME } = process.env;
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: { PATH, HOME, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const seen = { stdout: '', stderr: '' };
  let heard: () => void = () => undefined;
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      seen[stream] += text;
      heard();
    });
  let over = false;
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      over = true;
      resolve({ code, signal, ...seen });
      heard();
    });
  });
  return {
    ended,
    kill: (signal: NodeJS.Signals) => void child.kill(signal),
    /** Resolves when it has said the text. @throws when it ends without */
    async says(text: string): Promise<void> {
      while (!seen.stdout.includes(text)) {
        if (over) throw new Error(`it ended without saying "${text}":\n${seen.stdout}${seen.stderr}`);
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
    /** Tells it to stop, and waits until it has. */
    stop(): Promise<Ended> {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

export const ready = 'Caseledger is ready';
