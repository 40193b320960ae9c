import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../faults/support/server-process.js';
import { commandLine, expectBuilt } from './command-line.js';

jest.setTimeout(300_000);

/** Who was erased after a backup stays erased when it is restored; and what was handed out before it does not deceive. */
let work: string;
const place = (name: string) => join(work, name);
const caseledger = (name: string) =>
  commandLine(place(name), { CASELEDGER_MASTER_KEY_FILE: place('data/keys/master.key') });
const run = (...args: readonly string[]) => commandLine(place('data')).run(...args);

const person = (personId: string) => ({
  ...{ personId, firstName: 'Ada', lastName: 'Vanishing', dateOfBirth: '1990-12-10', gender: 'Female' },
  cases: [
    {
      ...{ caseNumber: `B19${personId}`, county: '19', status: 'Active' },
      programs: [{ kind: 'CalFresh', status: 'Active', primaryApplicant: true }],
    },
  ],
});

interface Asked {
  readonly method?: string;
  readonly token?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The server on a folder, as somebody speaks to it. */
async function serverOn(name: string) {
  const server = ServerProcess.spawn(place(name), {
    env: { DEMO_SIGN_IN: 'loopback', CASELEDGER_MASTER_KEY_FILE: place('data/keys/master.key') },
  });
  const url = await server.url();
  const call = async (path: string, { method = 'GET', token, body, headers = {} }: Asked = {}) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  };
  return {
    call,
    stop: () => server.stop(),
    as: async (identity: string): Promise<string> =>
      (await call('/api/v1/demo/session', { method: 'POST', body: { identity } })).body.token,
  };
}

let old: {
  readonly token: string;
  readonly position: string;
  readonly cursor: string;
  readonly told: string[];
};

const timeline = '/api/v1/audit/timeline?person=X0002';

beforeAll(async () => {
  expectBuilt();
  work = mkdtempSync(join(tmpdir(), 'caseledger-cli-restored-'));
  writeFileSync(
    place('people.ndjson'),
    ['X0001', 'X0002'].map((id) => `${JSON.stringify(person(id))}\n`).join(''),
  );
  expect((await run('import', 'people', place('people.ndjson'))).code).toBe(0);
  expect((await run('backup', place('backup'))).code).toBe(0);

  const server = await serverOn('data');
  const registry = await server.as('registry');
  const moved = { ...person('X0002'), middleName: 'Later' };
  const put = await server.call('/api/v1/registry/persons/X0002', {
    method: 'PUT',
    token: registry,
    body: moved,
  });
  const token = await server.as('auditor');
  const position = put.headers.get('caseledger-position') ?? '';
  const page = await server.call(`${timeline}&pageSize=2`, {
    token,
    headers: { 'caseledger-position': position },
  });
  const told = (await server.call(timeline, { token })).body.items.map(
    (each: { eventId: string }) => each.eventId,
  );
  old = { token, position, cursor: page.body.next, told };
  await server.stop();

  const begun = await run('privacy', 'shred', 'person:X0001', '--legal-basis', 'her letter');
  const [, id = ''] = /^Begun: (\S+)/.exec(begun.stdout) ?? [];
  expect((await run('privacy', 'approve', id, '--as', 'supervisor-19')).code).toBe(0);
  copyFileSync(place('data/erasures.ndjson'), place('kept-elsewhere.ndjson'));
});
afterAll(() => rmSync(work ?? '', { recursive: true, force: true }));

const restore = (name: string, ...args: readonly string[]) =>
  caseledger(name).run('restore', place('backup'), '--reason', 'the disk broke', ...args);

test('with the list that was kept elsewhere, who was erased is gone before anything is served', async () => {
  const restored = await restore('restored', '--erasures', place('kept-elsewhere.ndjson'));
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  const server = await serverOn('restored');
  const registry = await server.as('registry');
  const back = await server.call('/api/v1/registry/persons/X0001', {
    ...{ method: 'PUT', token: registry, body: person('X0001') },
  });
  expect([back.status, back.body.code]).toEqual([409, 'person_erased']);
  const token = await server.as('auditor');
  const told = await server.call('/api/v1/audit/timeline?person=X0001', { token });
  expect(JSON.stringify(told.body)).toContain('[erased]');
  expect(JSON.stringify(told.body)).not.toContain('Vanishing');
  await server.stop();
  expect((await caseledger('restored').run('ledger', 'verify')).code).toBe(0);
});

test('what was handed out before deceives nobody: a session is over, a position is foreign, a page goes on rightly', async () => {
  const server = await serverOn('restored');
  expect((await server.call('/api/v1/me', { token: old.token })).status).toBe(401);
  const token = await server.as('auditor');
  const waited = await server.call(timeline, { token, headers: { 'caseledger-position': old.position } });
  expect([waited.status, waited.headers.get('caseledger-stale')]).toEqual([200, 'true']);
  const ids = (body: { items: { eventId: string }[] }) => body.items.map((each) => each.eventId);
  // What came after the backup is lost, and all others are there.
  const there = ids(waited.body);
  expect(there.length).toBeLessThan(old.told.length);
  expect(there).toEqual(old.told.slice(-there.length));
  const behind = await server.call(`${timeline}&pageSize=2&cursor=${old.cursor}`, { token });
  expect(ids(behind.body)).toEqual(old.told.slice(2, 4));
  expect(ids(behind.body).length).toBeGreaterThan(0);
  await server.stop();
});

test('a list that was altered is refused, and nothing is written', async () => {
  const altered = readFileSync(place('kept-elsewhere.ndjson'), 'utf8').replace('X0001', 'X0009');
  writeFileSync(place('altered.ndjson'), altered);
  const refused = await restore('refused', '--erasures', place('altered.ndjson'));
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('--erasures') });
  const nowhere = await restore('refused', '--erasures', place('nowhere.ndjson'));
  expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no file') });
});

test('who says that nobody was erased since brings back what the backup holds, and the ledger keeps that reason', async () => {
  expect((await restore('as-it-was', '--no-newer-erasures')).code).toBe(0);
  const told = await caseledger('as-it-was').run('history', 'timeline', 'person:X0001');
  expect(told.stdout).toContain('Vanishing');
  const verified = await caseledger('as-it-was').run('ledger', 'verify');
  expect(verified.stdout).toContain('restored from a backup: the disk broke');
});
