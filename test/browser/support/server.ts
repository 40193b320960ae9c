import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** `CASELEDGER_DIST` names another build than the project's own, to try one beside it. */
const dist = process.env.CASELEDGER_DIST || join(import.meta.dirname, '..', '..', '..', 'dist');
const main = join(dist, 'apps', 'api', 'src', 'main.js');

/** How many invented people a server makes at its first start. */
export const peopleOfTheTown = { DEMO_DATA: '300' };

/** No other stores are asked for than those in the data folder. */
export const embedded = [process.env.EVENT_STORE, process.env.READ_STORE].every(
  (kind) => kind === undefined || kind === '' || kind === 'sqlite',
);

/** A server of the built product on a data folder of its own, as `npm start` runs it. */
export class Server {
  private constructor(
    private readonly process: ChildProcess,
    /** `http://127.0.0.1:41234` */
    readonly url: string,
  ) {}

  /** Answers once it says that it is ready. @throws with what it printed when it ends before that */
  static async start(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<Server> {
    const child = spawn(process.execPath, [main], {
      env: {
        ...process.env,
        NODE_ENV: '',
        NODE_OPTIONS: '',
        DATA_DIR: dataDir,
        PORT: '0',
        LOG_LEVEL: 'error',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    const url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        printed += chunk.toString();
        const ready = /Caseledger is ready: (\S+)/.exec(printed);
        if (ready?.[1] !== undefined) resolve(ready[1]);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${printed}`)));
    });
    return new Server(child, url);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
  }
}
