import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PersonImportRecord, ReceivePerson } from '#contexts/person-registry';
import { accountDecider, type Profile } from '#contexts/portal-accounts';
import { accountId } from '#kernel';
import { MovableClock } from '#kernel/testing';
import { readConfig } from '#settings';
import { type StartOptions, start } from '../../apps/api/src/start.js';
import { type ChosenStores, newStores } from './chosen-stores.js';
import { documented } from './documented.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  /** The body to the byte. */
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a story reads what the API answered, as a client without types would
  readonly body: any;
}

/** One request as a client sends it. */
export interface Request {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Headers;
}

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
export type Headers = Readonly<Record<string, string>>;
type Call = (path: string, body?: unknown, headers?: Headers) => Promise<Answer>;

/** Somebody at the API: signed in by a bearer token, always reading what was written before. */
export interface Actor {
  readonly get: (path: string, headers?: Headers) => Promise<Answer>;
  readonly post: Call;
  readonly put: Call;
  readonly delete: Call;
  readonly token: string;
}

// A story signs in several people and waits for what runs in the background, on a machine that may be busy.
jest.setTimeout(60_000);

/** The stores of a data folder that is started on again. */
const storesOf = new Map<string, ChosenStores>();

/** Of all instances of a server. */
const masterKey = '6f1d8c0b5a7e42935ce8d1b7046a9f3e2c7db85014e69a3f8b1c5d7e90f2a463';

/**
 * The whole server with a data folder of its own, in this process; time can be pushed forward. Its stores are those
 * that `EVENT_STORE` and `READ_STORE` name, embedded without them. `API_INSTANCES`: so many servers on the same
 * stores, which answer in turn, as behind one address. `given`: stores that are there already.
 */
export async function testApp(
  env: Headers = {},
  given?: ChosenStores,
  clock: MovableClock = new MovableClock(),
  more: Pick<StartOptions, 'logTo'> = {},
) {
  const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'caseledger-story-'));
  const stores = given ?? storesOf.get(dataDir) ?? (await newStores());
  storesOf.set(dataDir, stores);
  const config = readConfig({
    ...stores.settings,
    LOG_LEVEL: 'silent',
    DEMO_DATA: '0',
    SEAL_SECONDS: '0',
    ...env,
    DATA_DIR: dataDir,
  });
  const forget = async () => {
    rmSync(dataDir, { recursive: true, force: true });
    storesOf.delete(dataDir);
    if (given === undefined) await stores.drop();
  };
  const count = Number(process.env.API_INSTANCES ?? 1);
  const options = {
    clock,
    threads: false,
    ...more,
    ...(count > 1 && { env: { CASELEDGER_MASTER_KEY: masterKey } }),
  };
  const running = await start(config, options).catch(async (error: unknown) => {
    if (env.DATA_DIR === undefined) await forget();
    throw error;
  });
  const instances = [running];
  while (instances.length < count) {
    const beside = join(dataDir, `instance-${instances.length + 1}`);
    instances.push(await start({ ...config, dataDir: beside }, options));
  }
  let requests = 0;
  let position: string | undefined;

  /** One request as it goes over the wire, to one instance after the other. */
  const call = (method: Method, path: string, body?: unknown, headers: Headers = {}): Promise<Answer> =>
    callAt(requests++ % count, { method, path, body, headers });

  /** To the instance of that number, from 0. A text is sent as it is, anything else as JSON. */
  async function callAt(instance: number, { method, path, body, headers = {} }: Request): Promise<Answer> {
    const http = instances[instance]!.app.getHttpAdapter().getInstance();
    const sent = {
      ...(position !== undefined && { 'caseledger-position': position }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    };
    const payload =
      body === undefined
        ? {}
        : { payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) };
    const answer = await http.inject({ method, url: path, headers: sent, ...payload });
    const written = answer.headers['caseledger-position'];
    if (typeof written === 'string') position = written;
    const json = /[/+]json\b/.test(String(answer.headers['content-type'] ?? '')) && answer.body !== '';
    const { statusCode: status, headers: answered, body: text } = answer;
    const told: Answer = { status, headers: answered, text, body: json ? answer.json() : text };
    documented({ method, path }, told);
    return told;
  }

  const actor = (token: string): Actor => {
    const own: Headers = token === '' ? {} : { authorization: `Bearer ${token}` };
    return {
      get: (path, more = {}) => call('GET', path, undefined, { ...own, ...more }),
      post: (path, body = {}, more = {}) => call('POST', path, body, { ...own, ...more }),
      put: (path, body = {}, more = {}) => call('PUT', path, body, { ...own, ...more }),
      delete: (path, body, more = {}) => call('DELETE', path, body, { ...own, ...more }),
      token,
    };
  };

  return {
    ...running,
    /** Of all instances: whichever has the lease runs the timers. */
    systems: instances.map(({ system }) => system),
    clock,
    dataDir,
    stores,
    call,
    callAt,
    nobody: actor(''),
    /** Signs in as a demo identity. */
    async as(identity: string): Promise<Actor> {
      const { status, body, text } = await call('POST', '/api/v1/demo/session', { identity });
      if (status !== 201) throw new Error(`${identity} could not sign in: ${text}`);
      return actor(body.token);
    },
    /** Puts a person into the registry, as the import does. */
    async person(record: PersonImportRecord): Promise<void> {
      const context = {
        actor: { kind: 'registry' as const, id: 'registry' },
        command: 'ImportPerson',
        idempotencyKey: crypto.randomUUID(),
        correlationId: 'story',
      };
      const received = await new ReceivePerson(running.system.engine).receive(record, context, clock.now());
      if (received.position !== undefined) position = `${running.system.store.ledgerId}:${received.position}`;
    },
    /** Gives the demo customer of that number an account. */
    async account(number: number, profile: Profile): Promise<void> {
      const id = accountId(`demo-customer-${number}`);
      const context = {
        actor: { kind: 'customer' as const, id },
        command: 'Register',
        idempotencyKey: crypto.randomUUID(),
        correlationId: 'story',
      };
      const at = clock.now();
      const command = { kind: 'register', accountId: id, profile, at } as const;
      await running.system.engine.execute(accountDecider, id, command, context);
    },
    /** Waits until a condition holds that something in the background brings about. */
    async until<T>(look: () => Promise<T | undefined>): Promise<T> {
      for (let tries = 0; tries < 2_000; tries++) {
        const found = await look();
        if (found !== undefined) return found;
        await clock.sleep(10);
      }
      throw new Error('it did not come about within twenty seconds');
    },
    /** The first instance listens on a free port, for what cannot be injected. Resolves to the address. */
    async listen(): Promise<string> {
      await running.app.listen(0, '127.0.0.1');
      return running.app.getUrl();
    },
    async stop({ keep = false } = {}): Promise<void> {
      for (const each of [...instances].reverse()) await each.stop();
      if (!keep) await forget();
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof testApp>>;
