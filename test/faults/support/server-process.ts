import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inTime } from './until.js';

const root = process.cwd();
const programs = { api: programOf('api'), projector: programOf('projector') };
const faults = join(root, 'test', 'faults', 'support', 'broken');

/** `CASELEDGER_DIST` names another build than the project's own, to try one beside it. */
function programOf(name: string): string {
  return join(process.env.CASELEDGER_DIST || join(root, 'dist'), 'apps', name, 'src', 'main.js');
}

/** Every server that was started and has not ended: none may outlive its test. */
const running = new Set<ChildProcess>();
const killAll = () => {
  for (const each of running) each.kill('SIGKILL');
};
process.once('exit', killAll);
// Of a test that failed before it stopped its server, too: the run would wait for that server for ever.
afterAll(killAll);

/** The tests run the compiled program: worker threads cannot be started from sources. */
function mustBeBuilt(program: string): void {
  if (!existsSync(program))
    throw new Error(
      `${program} is missing: these tests run the compiled server; build it with: npm run build`,
    );
}

export interface SpawnOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A fault to build in, in every thread. */
  readonly broken?: 'early-answer' | 'no-idempotency' | 'early-checkpoint' | 'clock-behind';
  /** User and group to run as. Default: those of this process. */
  readonly as?: number;
  /** Default: the server. */
  readonly program?: keyof typeof programs;
}

const mostKept = 4_000_000;

const usual = { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', DEMO_DATA: '0', SEAL_SECONDS: '1' };

/** The server as it runs in production, in a process of its own. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly ready: Promise<string>,
    private readonly said: () => string,
    /** Exit code and everything said, once it has ended. */
    readonly ended: Promise<{ readonly code: number | null; readonly text: string }>,
  ) {}

  /** Does not wait until it is ready: it may be killed before. */
  static spawn(
    dataDir: string,
    { env = {}, broken, as, program: name = 'api' }: SpawnOptions = {},
  ): ServerProcess {
    const program = programs[name];
    mustBeBuilt(program);
    const fault = broken === undefined ? [] : ['--import', join(faults, `${broken}.mjs`)];
    const child = spawn(process.execPath, [...fault, program], {
      cwd: dataDir,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(as !== undefined && { uid: as, gid: as }),
      env: { ...usual, ...env, DATA_DIR: dataDir },
    });
    running.add(child);
    let said = '';
    const ready = new Promise<string>((resolve, reject) => {
      const listen = (text: Buffer) => {
        said = (said + text.toString()).slice(-mostKept);
        const [, url] = /is ready: (http:\S+)/.exec(said) ?? [];
        if (url !== undefined) resolve(url);
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('error', reject);
      child.once('close', (code, signal) => {
        running.delete(child);
        reject(new Error(`the server ended before it was ready (${code ?? signal}): ${said}`));
      });
    });
    ready.catch(() => undefined);
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, text: said }));
    return new ServerProcess(child, ready, () => said, ended);
  }

  /** Its address, once it answers. @throws with what it said, when it ends before */
  url = (): Promise<string> => inTime('the server is ready', this.ready, () => this.log);

  /** What it wrote to its log and to stderr, at most the last four million characters. */
  get log(): string {
    return this.said();
  }

  /** What it wrote since its log was so long. @throws when it has ended */
  since(length: number): string {
    if (this.hasEnded) throw new Error(`the server ended: ${this.log}`);
    return this.log.slice(length);
  }

  /** `kill -9`: nothing in it gets a chance to finish. */
  async kill(): Promise<void> {
    await this.end(() => this.child.kill('SIGKILL'));
  }

  /** It does nothing more, and does not know it, until `resume`; it can be killed meanwhile. */
  pause(): void {
    this.child.kill('SIGSTOP');
  }

  /** It goes on in the middle of whatever it was doing. */
  resume(): void {
    this.child.kill('SIGCONT');
  }

  /** As an operator stops it: it seals and closes. */
  async stop(): Promise<void> {
    await this.end(() => this.child.kill('SIGTERM'));
    if (this.child.exitCode !== 0) throw new Error(`the server did not stop well: ${this.log}`);
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private async end(act: () => void): Promise<void> {
    if (this.hasEnded) return;
    const exit = once(this.child, 'exit');
    act();
    await inTime('the server ends', exit, () => this.log);
  }
}
