import { DatabaseSync } from 'node:sqlite';
import { parseVerifierKey, readCheckpoint, verifierKey } from '#engine';
import { requestBy } from '../../support/case-links.js';
import { type Resident, resident } from '../../support/residents.js';
import { type Actor, type TestApp, testApp } from '../../support/test-app.js';

/** Rules A40 to A43: what auditors are told of the ledger's proof. */
let app: TestApp;
let auditor: Actor;
let ana: Resident;
const path = '/api/v1/audit/ledger';

beforeAll(async () => {
  app = await testApp();
  auditor = await app.as('auditor');
  ana = await resident(app);
});
afterAll(() => app.stop());

const verified = async () => {
  const { status, body } = await auditor.post(`${path}/verify`);
  expect(status).toBe(202);
  return app.until(async () => {
    const run = (await auditor.get(`${path}/verify/${body.runId}`)).body;
    return run.state === 'running' ? undefined : run;
  });
};

test('before the first seal nothing is claimed', async () => {
  const { body } = await auditor.get(path);
  expect(body.sentence).toBe('Nothing was sealed yet.');
  expect(body.ledgers.map((each: { state: string }) => each.state)).toEqual(['unsealed', 'unsealed']);
  expect((await auditor.get(`${path}/checkpoint`)).status).toBe(404);
});

test('then it is said up to where, by which key, and how much waits for the next seal', async () => {
  const worker = await app.as('worker-19');
  await worker.get(`/api/v1/case-link-requests/${(await requestBy(app, ana))['19']}`);
  await app.runtime.seal();
  await (await resident(app)).ask();
  const { body } = await auditor.get(path);
  const [main, looks] = body.ledgers;
  expect(main).toMatchObject({ ledger: 'main', state: 'sealed', seals: 1, renewals: [] });
  expect(main.unsealed).toBeGreaterThan(1);
  expect(looks).toMatchObject({ ledger: 'looks', state: 'sealed', seals: 1 });
  expect(body.sentence).toContain(`Sealed up to ${main.size} events at ${main.sealedAt}, by key `);
  expect(body.sentence).toContain(`${main.unsealed} events since then wait for the next seal`);
});

test('key and checkpoint are what tools of transparency logs take', async () => {
  const { body } = await auditor.get(`${path}/key`);
  const { publicKey } = app.system.master.signing;
  expect(body.pem).toBe(publicKey.export({ format: 'pem', type: 'spki' }));
  for (const [at, ledger] of (['main', 'looks'] as const).entries()) {
    const answer = await auditor.get(`${path}/checkpoint?ledger=${ledger}`);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    const name = parseVerifierKey(body.vkeys[at])?.name;
    expect(answer.text.split('\n')[0]).toBe(name);
    expect(verifierKey(name!, publicKey)).toBe(body.vkeys[at]);
    expect(readCheckpoint(answer.text)?.origin.kind).toBe(ledger);
  }
  expect((await auditor.get(`${path}/checkpoint?ledger=other`)).status).toBe(422);
});

test('a verification says how far it is and that both ledgers are sound, and is told of afterwards', async () => {
  const run = await verified();
  expect(run).toMatchObject({ state: 'done', verdict: { sound: true } });
  expect(run.done).toBe(run.total);
  expect(run.verdict.ledgers.map((each: { ledger: string }) => each.ledger)).toEqual(['main', 'looks']);
  expect((await auditor.get(path)).body.lastRun).toEqual(run);
  expect((await auditor.get(`${path}/verify/none`)).status).toBe(404);
});

test('of two who ask at the same time both are told of one and the same', async () => {
  const [one, two] = await Promise.all([auditor.post(`${path}/verify`), auditor.post(`${path}/verify`)]);
  expect(one.body.runId).toBe(two.body.runId);
  await verified();
});

test('a changed key is told with the one before it, and all of it stays sound', async () => {
  const by = { kind: 'ops', id: 'ops' } as const;
  const before = (await auditor.get(`${path}/key`)).body;
  expect(before.retired).toEqual([]);
  expect(await app.runtime.changeSealKey(by, 'It was seen by somebody.')).toHaveLength(2);
  await (await resident(app)).ask();
  await app.runtime.seal();
  const { body } = await auditor.get(`${path}/key`);
  expect(body.retired.map((each: { vkey: string }) => each.vkey)).toEqual(before.vkeys);
  expect(body.retired[0]).toMatchObject({ ledger: 'main', reason: 'It was seen by somebody.' });
  expect(body.vkeys[0]).not.toBe(before.vkeys[0]);
  expect((await auditor.get(path)).body.ledgers[0].key).toBe(body.vkeys[0]);
  expect((await verified()).verdict).toMatchObject({ sound: true });
});

test('what was altered is named: first bad event, stream, revision', async () => {
  if (app.system.config.eventStore.kind !== 'sqlite') return;
  const db = new DatabaseSync(app.system.folder.events);
  const { id } = db.prepare('SELECT id FROM events WHERE position = 3').get() as { id: unknown };
  db.exec("UPDATE events SET data = replace(data, '}', ' }') WHERE position = 3");
  db.close();
  expect(id).toBeDefined();
  const { verdict } = await verified();
  expect(verdict.sound).toBe(false);
  expect(verdict.ledgers[0].fault).toMatchObject({ ordinal: 2, revision: expect.any(String) });
});

test('who may not audit sees nothing of it', async () => {
  const worker = await app.as('worker-19');
  for (const each of ['', '/key', '/checkpoint', '/verify/x'])
    expect((await worker.get(path + each)).status).toBe(403);
  expect((await worker.post(`${path}/verify`)).status).toBe(403);
});
