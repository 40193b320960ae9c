import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#composition';
import { MovableClock } from '#kernel/testing';
import { accountDecider, type Profile } from '#portal-accounts';
import { accountId } from '#kernel';
import { ReceivePerson, type PersonImportRecord } from '#person-registry';
import { start } from '../../apps/api/src/start.js';

export interface Answer<Body = never> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  // biome-ignore lint/suspicious/noExplicitAny: a story reads what the API answered, as a client without types would
  readonly body: [Body] extends [never] ? any : Body;
}

type Call = (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

/** Somebody at the API: signed in by a bearer token, always reading their own writes. */
export interface Actor {
  readonly get: Call;
  readonly post: Call;
  readonly put: Call;
  readonly delete: Call;
}

/** The whole server on embedded stores in a folder of its own, in this process; time can be pushed forward. */
export async function testApp(env: Readonly<Record<string, string>> = {}) {
  const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'caseledger-story-'));
  const clock = new MovableClock();
  const config = readConfig({ LOG_LEVEL: 'silent', DEMO_DATA: '0', SEAL_SECONDS: '0', ...env, DATA_DIR: dataDir });
  const running = await start(config, { clock, threads: false });
  const http = running.app.getHttpAdapter().getInstance();
  let position: string | undefined;

  async function call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const sent = {
      ...(position !== undefined && { 'caseledger-position': position }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    };
    const payload = body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) };
    const answer = await http.inject({ method, url: path, headers: sent, ...payload });
    const written = answer.headers['caseledger-position'];
    if (typeof written === 'string') position = written;
    const json = String(answer.headers['content-type'] ?? '').includes('json');
    return { status: answer.statusCode, headers: answer.headers, body: json ? answer.json() : answer.body };
  }

  const actor = (headers: Readonly<Record<string, string>>): Actor => ({
    get: (path, _body, more = {}) => call('GET', path, undefined, { ...headers, ...more }),
    post: (path, body = {}, more = {}) => call('POST', path, body, { ...headers, ...more }),
    put: (path, body = {}, more = {}) => call('PUT', path, body, { ...headers, ...more }),
    delete: (path, _body, more = {}) => call('DELETE', path, undefined, { ...headers, ...more }),
  });

  return {
    ...running,
    clock,
    dataDir,
    nobody: actor({}),
    /** Signs in as a demo identity. */
    async as(identity: string): Promise<Actor> {
      const { body } = await call('POST', '/api/v1/demo/session', { identity }, {});
      return actor({ authorization: `Bearer ${(body as { token: string }).token}` });
    },
    /** Puts a person into the registry, as the import does. */
    async person(record: PersonImportRecord): Promise<void> {
      const context = { actor: { kind: 'registry' as const, id: 'registry' }, command: 'ImportPerson', idempotencyKey: crypto.randomUUID(), correlationId: 'story' };
      const received = await new ReceivePerson(running.system.engine).receive(record, context, clock.now());
      if (received.position !== undefined) position = `${running.system.store.ledgerId}:${received.position}`;
    },
    /** Gives the demo customer of that number an account. */
    async account(number: number, profile: Profile): Promise<void> {
      const id = accountId(`demo-customer-${number}`);
      const context = { actor: { kind: 'customer' as const, id }, command: 'Register', idempotencyKey: crypto.randomUUID(), correlationId: 'story' };
      await running.system.engine.execute(accountDecider, id, { kind: 'register', accountId: id, profile, at: clock.now() }, context);
    },
    /** Waits until a condition holds that something in the background brings about. */
    async until<T>(look: () => Promise<T | undefined>): Promise<T> {
      for (let tries = 0; tries < 400; tries++) {
        const found = await look();
        if (found !== undefined) return found;
        await clock.sleep(10);
      }
      throw new Error('it did not come about within four seconds');
    },
    async stop({ keep = false } = {}): Promise<void> {
      await running.stop();
      if (!keep) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof testApp>>;
