import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = process.cwd();
const folder = join(root, 'test', 'faults', 'support');

/** Every server that was started and has not ended: none may outlive its test. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const each of running) each.kill('SIGKILL');
});

/** The tests run the compiled program: worker threads cannot be started from sources. */
export function mustBeBuilt(): void {
  const built = join(root, 'dist', 'apps', 'api', 'src', 'start.js');
  if (!existsSync(built))
    throw new Error(`${built} is missing: these tests run the compiled server; build it with: npm run build`);
}

export interface SpawnOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A fault to build in, in every thread: proof that the tests would notice. */
  readonly broken?: 'early-answer' | 'no-idempotency' | 'early-checkpoint';
}

/** The server as it runs in production, in a process of its own. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly ready: Promise<number>,
    private readonly said: () => string,
  ) {}

  /** Does not wait until it is ready: it may be killed before. */
  static spawn(dataDir: string, { env = {}, broken }: SpawnOptions = {}): ServerProcess {
    mustBeBuilt();
    const fault = broken === undefined ? [] : ['--import', join(folder, 'broken', `${broken}.mjs`)];
    const child = spawn(process.execPath, [...fault, join(folder, 'server.mjs')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env.PATH,
        LOG_LEVEL: 'warn',
        DEMO_DATA: '0',
        SEAL_SECONDS: '1',
        ...env,
        DATA_DIR: dataDir,
      },
    });
    running.add(child);
    let said = '';
    const listen = (text: Buffer) => {
      said = (said + text.toString()).slice(-20_000);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => running.delete(child));
    const ready = new Promise<number>((resolve, reject) => {
      child.once('message', ({ port }: { port: number }) => resolve(port));
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        reject(new Error(`the server ended before it was ready (${code ?? signal}): ${said}`)),
      );
    });
    ready.catch(() => undefined);
    return new ServerProcess(child, ready, () => said);
  }

  /** Its address, once it answers. @throws with what it said, when it ends before */
  url = async (): Promise<string> => `http://127.0.0.1:${await this.ready}`;

  /** What it wrote to its log and to stderr, at most the last 20,000 characters. */
  get log(): string {
    return this.said();
  }

  /** `kill -9`: nothing in it gets a chance to finish. */
  async kill(): Promise<void> {
    await this.end(() => this.child.kill('SIGKILL'));
  }

  /** As an operator stops it: it seals and closes. */
  async stop(): Promise<void> {
    await this.end(() => this.child.send('stop'));
    if (this.child.exitCode !== 0) throw new Error(`the server did not stop well: ${this.log}`);
  }

  private async end(act: () => void): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    act();
    await exit;
  }
}
