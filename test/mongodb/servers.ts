import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildOnce } from './build-once.js';

/** A server that speaks MongoDB's protocol, for tests. What each lacks: docs/adr/0010. */
export interface MongoServer {
  readonly name: string;
  /** Two updates of one document at the same time: each sees the other's outcome. */
  readonly atomicUpdates: boolean;
  /** What findAndModify answers is what it made, not what another update made of it since. */
  readonly exactAnswers: boolean;
  /** What it has acknowledged survives the death of its process, which a test may cause. */
  readonly survivesKill: boolean;
  start(): Promise<RunningMongo>;
}

export interface RunningMongo {
  /** The address of a database on it. `options`: `maxPoolSize=1&…` */
  address(database: string, options?: string): string;
  /** Whether databases stay when it stops. */
  readonly keeps: boolean;
  /** Ends its process at once and starts it again at the same address. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** The one that TEST_MONGODB_URL names; otherwise those that this machine can build; each lack is said loudly. */
export function mongoServers(): readonly MongoServer[] {
  const named = process.env.TEST_MONGODB_URL;
  if (named) return [atAddress(named)];
  const servers = [
    built('FerretDB (Go)', ferretdb),
    built('mongo-java-server (Java, Maven)', () => memoryMongo()),
  ].filter((each) => each !== undefined);
  if (servers.length === 0)
    say('everything on MongoDB. Set TEST_MONGODB_URL, or install Go, or Java with Maven');
  return servers;
}

/** Past Jest's console, which stays silent about a file whose tests are all skipped. */
const say = (what: string) => process.stderr.write(`SKIPPED: ${what}\n`);

const atAddress = (url: string): MongoServer => ({
  name: 'TEST_MONGODB_URL',
  atomicUpdates: true,
  exactAnswers: true,
  survivesKill: false,
  start: async () => ({
    address: (database, options) => withDatabase(url, database, options),
    keeps: true,
    killAndRestart: () => Promise.reject(new Error('this server is not ours to kill')),
    stop: async () => undefined,
  }),
});

function built(name: string, build: () => MongoServer): MongoServer | undefined {
  try {
    return build();
  } catch (error) {
    say(`tests on ${name}: ${(error as Error).message.split('\n', 3).join(' ')}`);
    return undefined;
  }
}

const sources = (name: string) => join(process.cwd(), 'test', 'mongodb', name);

function ferretdb(): MongoServer {
  const from = sources('ferretdb');
  const folder = buildOnce('ferretdb', from, (into) => {
    const tags = 'ferretdb_no_postgresql,ferretdb_no_mysql,ferretdb_no_hana';
    run('go', ['build', '-trimpath', '-tags', tags, '-o', join(into, 'ferretdb'), '.'], from);
  });
  return {
    name: 'FerretDB',
    atomicUpdates: false,
    exactAnswers: false,
    survivesKill: true,
    start: async () => {
      const data = mkdtempSync(join(tmpdir(), 'ferretdb-'));
      const begin = (listen: string) => Started.begin(join(folder, 'ferretdb'), [data, listen]);
      return new OwnServer(await begin('127.0.0.1:0'), begin, () =>
        rmSync(data, { recursive: true, force: true }),
      );
    },
  };
}

/** One that says it is of a version that the driver no longer speaks; undefined where there is no Java. */
export const outdatedServer = (): MongoServer | undefined =>
  built('an outdated mongo-java-server (Java, Maven)', () => memoryMongo('8'));

function memoryMongo(...wireVersion: string[]): MongoServer {
  const from = sources('java');
  const folder = buildOnce('java', from, (into) => {
    const jars = join(into, 'jars');
    mkdirSync(jars);
    run('mvn', ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`], from);
    run('javac', ['-cp', join(jars, '*'), '-d', into, 'MemoryMongo.java'], from);
  });
  const classes = [folder, join(folder, 'jars', '*')].join(delimiter);
  const begin = () =>
    Started.begin('java', ['-XX:TieredStopAtLevel=1', '-cp', classes, 'MemoryMongo', ...wireVersion]);
  return {
    name: 'mongo-java-server',
    atomicUpdates: true,
    exactAnswers: false,
    survivesKill: false,
    start: async () => new OwnServer(await begin(), begin, () => undefined),
  };
}

/** @throws with the first words of what went wrong */
function run(command: string, args: string[], cwd: string): void {
  try {
    execFileSync(command, args, { cwd, stdio: 'pipe', encoding: 'utf8' });
  } catch (error) {
    const { code, stderr, stdout } = error as { code?: string; stderr?: string; stdout?: string };
    const why = code === 'ENOENT' ? 'is not installed' : `failed: ${(stderr || stdout || '').trim()}`;
    throw new Error(`${command} ${why}`);
  }
}

/** A server that this process started. */
class OwnServer implements RunningMongo {
  readonly keeps = false;

  constructor(
    private running: Started,
    private readonly begin: (listen: string) => Promise<Started>,
    private readonly clear: () => void,
  ) {}

  address = (database: string, options?: string) => withDatabase(this.running.url, database, options);

  async killAndRestart(): Promise<void> {
    const listen = new URL(this.running.url).host;
    await this.running.end('SIGKILL');
    this.running = await this.begin(listen);
  }

  async stop(): Promise<void> {
    await this.running.end('SIGTERM');
    this.clear();
  }
}

class Started {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** The first line that it prints is its address. */
  static async begin(command: string, args: string[]): Promise<Started> {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk;
        if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
      });
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${command} ended with ${code}`)));
    });
    return new Started(child, url);
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }
}

function withDatabase(url: string, database: string, options?: string): string {
  const [, hosts, query = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(?:\?(.*))?$/.exec(url) ?? [];
  const all = [query, options].filter(Boolean).join('&');
  return `${hosts}/${database}${all === '' ? '' : `?${all}`}`;
}
