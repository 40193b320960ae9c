import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkCode } from '#contexts/case-linking';
import { attemptId } from '#kernel';
import { impatient, MongoProxy } from '../mongodb/proxy.js';
import { atomicMongo, newStores } from '../support/chosen-stores.js';
import { freshRows, liveRows } from '../support/fresh-replay.js';
import { type Answer, type Request, type TestApp, testApp } from '../support/test-app.js';
import { Agency } from './support/agency.js';
import { type Answered, type Client, type Command, Unanswered } from './support/commands.js';
import { diceOf } from './support/dice.js';
import { judgeOpened } from './support/judgement.js';
import { registerCustomers } from './support/opened.js';
import { Town } from './support/town.js';

const seed = Number(process.env.FAULT_SEED ?? 1);
const writers = 6;
const second = 1_000;
/** Longer than any lease, membership, pause or backoff. */
const outage = 65 * second;
/** Time passes faster than usual, so that pauses end, and slowly enough for servers to be heard. */
const brisk = 100;

/** One more api on the same stores, with a folder and a clock of its own. */
function apiBeside({ dataDir, stores }: TestApp, env: Readonly<Record<string, string>>): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'caseledger-story-'));
  cpSync(join(dataDir, 'keys', 'master.key'), join(folder, 'keys', 'master.key'));
  return testApp({ ...env, DATA_DIR: folder }, stores);
}

/** Sends to one of the servers in this process after the other, and minds what they answer while a store is away. */
class Guest implements Client {
  readonly findings: string[] = [];
  unavailable = 0;
  private readonly tokens = new Map<string, string>();
  private requests = 0;
  private position: string | undefined;

  constructor(private readonly apps: readonly TestApp[]) {}

  async send({ as, method, path, body, key, name }: Command) {
    const authorization = await this.signIn(as);
    const headers = { authorization, 'idempotency-key': key };
    const { status, body: told, headers: heads } = await this.ask(name, { method, path, body, headers });
    return { status, body: told, position: heads['caseledger-position'] as string | undefined };
  }

  async get(as: string, path: string) {
    const headers = { authorization: await this.signIn(as) };
    const { status, body } = await this.ask(path, { method: 'GET', path, headers });
    return { status, body, position: undefined };
  }

  private async signIn(identity: string): Promise<string> {
    const known = this.tokens.get(identity);
    if (known !== undefined) return known;
    const path = '/api/v1/demo/session';
    const { body } = await this.ask('sign in', { method: 'POST', path, body: { identity } });
    this.tokens.set(identity, `Bearer ${body.token}`);
    return `Bearer ${body.token}`;
  }

  /** @throws Unanswered for a 503 */
  private async ask(what: string, request: Request): Promise<Answer> {
    const app = this.apps[this.requests++ % this.apps.length]!;
    const seen = this.position && { 'caseledger-position': this.position };
    const answer = await app.callAt(0, { ...request, headers: { ...seen, ...request.headers } });
    const { status, headers, text } = answer;
    const written = headers['caseledger-position'];
    if (typeof written === 'string') this.position = written;
    if (status < 500 && status !== 401) return answer;
    if (status !== 503 || headers['retry-after'] === undefined)
      this.findings.push(`${what}: ${status}, Retry-After ${headers['retry-after']}: ${text}`);
    this.unavailable++;
    throw new Unanswered(text);
  }
}

const skipped = Agency.obstacle();
if (skipped !== undefined)
  process.stderr.write(`SKIPPED: a minute without the ledger or MongoDB: ${skipped}\n`);

(skipped === undefined && atomicMongo() ? test : test.skip)(
  'while the ledger or MongoDB is gone for a minute, silent or loses answers, commands succeed or are told to come again, and nothing is lost or doubled',
  async () => {
    Object.assign(process.env, { EVENT_STORE: 'eventstoredb', READ_STORE: 'mongodb' });
    const stores = await newStores();
    const ledger = stores.ledger!;
    const { proxy, url } = await MongoProxy.before(stores.settings.MONGODB_URL!);
    const env = { MONGODB_URL: `${url}&${impatient}` };
    const app = await testApp(env, stores);
    const beside = await apiBeside(app, env);
    const { system, runtime, clock } = app;
    await registerCustomers({ system }, 60);
    const dice = diceOf(seed);
    const town = new Town(dice, 60, (attempt) => linkCode(system.secrets, attemptId(attempt), 1));
    const guest = new Guest([app, beside]);
    const answered: Answered[] = [];
    let over = false;

    const writer = async () => {
      let open: Command | undefined;
      while (!over || open !== undefined)
        try {
          open ??= await town.wish(guest);
          const given = { command: open, answer: await guest.send(open) };
          answered.push(given);
          town.learn(given);
          open = undefined;
        } catch (error) {
          if (!(error instanceof Unanswered)) throw error;
          await clock.sleep(20);
        }
    };
    const busy = Promise.all(Array.from({ length: writers }, writer));
    const advance = (milliseconds: number) => {
      for (const each of [app, beside]) each.clock.advance(milliseconds);
    };
    /** Until so many more commands are answered; `pace` is what passes by the clock meanwhile. */
    const answers = async (more: number, pace = 0) => {
      for (const goal = answered.length + more; answered.length < goal; advance(pace))
        await Promise.race([clock.sleep(10), busy]);
    };
    /** Refusals go on until an outage has passed by the clock: a second of it for each. */
    const refusals = async () => {
      for (let passed = 0; passed < outage; passed += second) {
        for (const before = guest.unavailable; guest.unavailable === before; )
          await Promise.race([clock.sleep(10), busy]);
        advance(second);
      }
    };

    try {
      await answers(30);

      ledger.kill();
      await refusals();
      await ledger.start();
      await answers(20, brisk);

      ledger.faults.append('stored_then_unavailable', 'stored_then_unknown', 'stored_then_timeout');
      ledger.faults.append('not_ready', 'unavailable', 'stored_then_unavailable');
      ledger.subscriptions.endAll('killed');
      await answers(20);

      ledger.faults.append('silent', 'stored_then_silent');
      ledger.faults.read('silent');
      await answers(20, second);

      proxy.refuse();
      await refusals();
      proxy.accept();
      await answers(20, brisk);

      proxy.fate = () => (dice(25) === 0 ? 'lose answer' : dice(25) === 0 ? 'lose request' : 'pass');
      await answers(30);
      proxy.fate = () => 'pass';
      await answers(10);

      over = true;
      await busy;
      // What is judged is the one that then runs the processes.
      await beside.stop();
      await runtime.seal();
      expect(guest.findings).toEqual([]);
      expect(await judgeOpened({ system, runtime, clock }, answered)).toEqual([]);
      const [live, fresh] = [await liveRows(app), await freshRows(app)];
      expect(live).toEqual(fresh);
    } finally {
      over = true;
      proxy.accept();
      await beside.stop();
      await app.stop();
      await proxy.close();
      await stores.drop();
    }
  },
  240_000,
);
