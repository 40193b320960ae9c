import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectBuilt, freePort, ready, startServer } from './server.js';

jest.setTimeout(120_000);

const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'caseledger-start-'));
  folders.push(folder);
  return folder;
};
let port: string;
beforeAll(async () => {
  expectBuilt();
  port = String(await freePort());
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const planOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'demo', 'plan.json'), 'utf8'));

test('a first start that is killed is completed by the next one, a third one makes nothing, and each stops when told', async () => {
  const settings = { PORT: port, DATA_DIR: newFolder(), DEMO_DATA: '60' };
  const first = startServer(settings);
  await first.says('60 invented people');
  first.kill('SIGKILL');
  await first.ended;
  expect(planOf(settings.DATA_DIR)).toMatchObject({ people: 60, state: 'being made' });

  const second = startServer({ ...settings, DEMO_DATA: '99' });
  await second.says(ready);
  expect(await second.stop()).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('60 invented people'),
  });
  expect(planOf(settings.DATA_DIR)).toMatchObject({ people: 60, state: 'done' });

  const third = startServer(settings);
  await third.says(ready);
  await everybodyHasOneName();
  const { code, stdout } = await third.stop();
  expect(code).toBe(0);
  expect(stdout).not.toContain('Making demo data');
});

interface Named {
  readonly id: string;
  readonly name: string;
}

/** In the list of demo identities, on signing in, and as the portal account says. */
async function everybodyHasOneName(): Promise<void> {
  const { items } = await answered<{ readonly items: readonly Named[] }>('demo/identities');
  const tried = items.filter(({ id }) => /^(customer-|worker-19)/.test(id));
  expect(tried).toHaveLength(14);
  for (const { id, name } of tried) {
    const session = await answered<{ readonly token: string; readonly identity: Named }>('demo/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identity: id }),
    });
    const me = await answered<Named>('me', { headers: { authorization: `Bearer ${session.token}` } });
    expect([id, session.identity.name, me.name]).toEqual([id, name, name]);
  }
}

async function answered<T>(path: string, request: RequestInit = {}): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, request);
  return (await answer.json()) as T;
}

describe('a server that cannot start says why and what to do, without a stack, and ends with 2', () => {
  const refused = async (settings: Readonly<Record<string, string>>) => {
    const { code, stderr } = await startServer({ PORT: port, DEMO_DATA: '0', ...settings }).ended;
    expect(stderr).not.toMatch(/^ +at /m);
    expect(code).toBe(2);
    return stderr;
  };

  test('beside another one on the same folder, or on the same port', async () => {
    const dataDir = newFolder();
    const running = startServer({ PORT: port, DATA_DIR: dataDir, DEMO_DATA: '0' });
    await running.says(ready);
    expect(await refused({ DATA_DIR: dataDir })).toMatch(/another Caseledger process[\s\S]*set DATA_DIR/);
    expect(await refused({ DATA_DIR: newFolder() })).toMatch(/port \d+ is in use[\s\S]*PORT=3001/);
    await running.stop();
  });

  test('with wrong settings, each named', async () => {
    const stderr = await refused({ PORT: 'many', DEMO_SIGN_IN: 'yes', DATA_DIR: newFolder() });
    expect(stderr).toMatch(/PORT=many: must be[\s\S]*DEMO_SIGN_IN=yes: must be one of/);
  });

  test('in production without a key', async () => {
    expect(await refused({ NODE_ENV: 'production', DATA_DIR: newFolder() })).toContain(
      'CASELEDGER_MASTER_KEY_FILE',
    );
  });

  test('on the folder of a newer version', async () => {
    const dataDir = newFolder();
    writeFileSync(join(dataDir, 'caseledger.json'), '{"format":99}');
    expect(await refused({ DATA_DIR: dataDir })).toContain('start the newer version');
  });

  test('on a ledger whose keys were lost', async () => {
    const dataDir = newFolder();
    const before = startServer({ PORT: port, DATA_DIR: dataDir, DEMO_DATA: '0' });
    await before.says(ready);
    await before.stop();
    rmSync(join(dataDir, 'keys', 'master.key'));
    expect(await refused({ DATA_DIR: dataDir })).toContain('put it back from its backup');
  });

  test('on a damaged ledger', async () => {
    const dataDir = newFolder();
    const before = startServer({ PORT: port, DATA_DIR: dataDir, DEMO_DATA: '0' });
    await before.says(ready);
    await before.stop();
    writeFileSync(
      join(dataDir, 'events.db'),
      'no database at all, but long enough to look like one '.repeat(100),
    );
    expect(await refused({ DATA_DIR: dataDir })).toMatch(/^Caseledger cannot start: /m);
  });
});
