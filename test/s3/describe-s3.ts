import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Settings } from '#files/s3';
import { buildOnce } from '../mongodb/build-once.js';

/** Where the tests of the present file may write: each test has a prefix of its own. */
export interface OnS3 {
  settings(): S3Settings;
}

/**
 * Runs tests on the S3-compatible store that TEST_S3_URL names (http://KEY:SECRET@host:port/bucket?region=us-east-1), or
 * on a versitygw of our own; where there is neither, each counts as skipped, loudly.
 */
export function describeS3(title: string, tests: (on: OnS3) => void): void {
  const named = process.env.TEST_S3_URL;
  const program = named ? undefined : versitygw();
  const run = named || program ? describe : describe.skip;
  run(`${title} on ${named ? 'TEST_S3_URL' : 'versitygw'}`, () => {
    let server: Gateway | undefined;
    let count = 0;
    jest.setTimeout(60_000);
    beforeAll(async () => {
      server = program === undefined ? undefined : await Gateway.start(program);
    });
    afterAll(() => server?.stop());
    beforeEach(() => {
      count++;
    });
    tests({
      settings: () => ({ ...parsed(named ?? server!.url), prefix: `test-${process.pid}-${count}/` }),
    });
  });
}

function parsed(address: string): Omit<S3Settings, 'prefix'> {
  const url = new URL(address);
  return {
    endpoint: url.origin,
    region: url.searchParams.get('region') ?? 'us-east-1',
    bucket: url.pathname.slice(1),
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
}

/** Built once, from the Go modules that go.sum names. */
function versitygw(): string | undefined {
  const from = join(process.cwd(), 'test', 's3', 'versitygw');
  try {
    return buildOnce('versitygw', from, (into) => {
      const command = 'github.com/versity/versitygw/cmd/versitygw';
      execFileSync('go', ['build', '-trimpath', '-o', join(into, 'versitygw'), command], {
        cwd: from,
        stdio: 'pipe',
        encoding: 'utf8',
      });
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'go is not installed' : message.split('\n', 3).join(' ');
    process.stderr.write(`SKIPPED: tests on versitygw (S3): ${why}. Set TEST_S3_URL, or install Go\n`);
    return undefined;
  }
}

const key = { id: 'caseledger', secret: 'only-for-tests' };

class Gateway {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  get url(): string {
    return `http://${key.id}:${key.secret}@127.0.0.1:${this.port}/documents`;
  }

  static async start(folder: string): Promise<Gateway> {
    const data = mkdtempSync(join(tmpdir(), 'versitygw-'));
    // A folder is a bucket.
    mkdirSync(join(data, 'documents'));
    const port = await freePort();
    const child = spawn(
      join(folder, 'versitygw'),
      ['--quiet', '--port', `127.0.0.1:${port}`, 'posix', data],
      {
        env: { ...process.env, ROOT_ACCESS_KEY: key.id, ROOT_SECRET_KEY: key.secret },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    const gateway = new Gateway(child, data, port);
    await gateway.answers();
    return gateway;
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<void> {
    for (;;) {
      if (this.child.exitCode !== null) throw new Error(`versitygw ended with ${this.child.exitCode}`);
      const answer = await fetch(`http://127.0.0.1:${this.port}/`).catch(() => undefined);
      if (answer !== undefined) return void (await answer.text());
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
