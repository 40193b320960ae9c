import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealedValues } from '#kernel';
import { applyErasures } from '#operations';
import { linkByMail, requestBy } from '../support/case-links.js';
import { messageObjects } from '../support/message-objects.js';
import { linkedResident } from '../support/messages.js';
import { type Resident, resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';
import { type Forbidden, foundIn as leftIn, plainTexts, tagsAndKeysOf } from './support/left-behind.js';

/**
 * S11: after an erasure no plain text, tag or key of the person stands in any file of the data folder, whatever runs,
 * restarts, rebuilds or is put back; in the ledger only what the dry run names.
 */
const mark = 'Qanárivanish';
const plain = 'qanarivanish';
const ssn = '512349971';

let app: TestApp;
let ana: Resident;
let other: Resident;
let backup: string;
let forbidden: readonly Forbidden[];

const withMore = { SEAL_SECONDS: '0' };

beforeAll(async () => {
  app = await testApp(withMore);
  const [worker, supervisor] = [await app.as('worker-19'), await app.as('supervisor-19')];
  other = await linkedResident(app);
  // Enough others that trees of views are split and written over.
  for (let n = 0; n < 30; n++) await resident(app);
  ana = await resident(app, {
    person: { firstName: mark, lastName: mark, ssn, email: `${plain}@example.org` },
    profile: { firstName: mark, lastName: mark, email: `portal-${plain}@example.org`, ssn },
  });
  const { personId, record } = ana;
  await app.person({ ...record, lastName: `${mark} before`, email: `${plain}-2@example.org` });
  await app.person(record);
  const requestId = (await requestBy(app, ana))['19']!;
  await worker.post(`/api/v1/case-link-requests/${requestId}/notes`, { note: `${mark} called` });
  await worker.post(`/api/v1/case-link-requests/${requestId}/reject`, {
    reason: 'other',
    note: `${mark} did not come`,
  });
  await linkByMail(app, ana);
  await messageObjects(app, '19', mark, ana);
  await worker.put(`/api/v1/persons/${personId}/contact`, { email: `${plain}-3@example.org`, phones: [] });
  await worker.post('/api/v1/persons/search', { firstName: mark, lastName: mark });
  await worker.get(`/api/v1/case-link-requests?status=Rejected&firstName=${mark}&lastName=${mark}`);
  await supervisor.get(`/api/v1/persons/${personId}`, { 'caseledger-reason': `${mark} asked` });
  forbidden = [
    ...plainTexts([mark, mark.toLowerCase(), plain, ssn, '512-34-9971']),
    ...(await tagsAndKeysOf(app, ana, other)),
  ];
  const { dataDir } = app;
  await app.stop({ keep: true });
  backup = mkdtempSync(join(tmpdir(), 'caseledger-backup-'));
  cpSync(dataDir, backup, { recursive: true });
  app = await testApp({ ...withMore, DATA_DIR: dataDir });
}, 120_000);
afterAll(async () => {
  await app.stop();
  rmSync(backup, { recursive: true, force: true });
});

/** Where something of the person can still be found. */
const foundIn = (folder: string): readonly string[] => leftIn(folder, forbidden);

const approveAll = async () => {
  const auditor: Actor = await app.as('auditor');
  const { body } = await auditor.post('/api/v1/audit/erasures', {
    subject: `person:${ana.personId}`,
    legalBasis: 'asked for by letter',
  });
  const done = await (await app.as('supervisor-19')).post(`/api/v1/audit/erasures/${body.erasureId}/approve`);
  return { dryRun: body.dryRun, done };
};

test('there is something to be found before', () => {
  const found = foundIn(app.dataDir).join('\n');
  expect(found).toContain('tag ');
  expect(found).toContain('key of ');
  expect(found).not.toContain(`${mark} (`);
});

test('nothing of the person is in any file while the server goes on', async () => {
  const { dryRun, done } = await approveAll();
  expect(done.body.state).toBe('done');
  expect(dryRun.goes.find(({ what }: { what: string }) => what === 'looks').count).toBeGreaterThan(1);
  expect(foundIn(app.dataDir)).toEqual([]);
});

test('in the ledger nothing opens any more', async () => {
  const { store, looksStore, vault } = app.system;
  let erased = 0;
  for (const ledger of [store, looksStore])
    for await (const page of ledger.readAll())
      for (const { data } of page) {
        const values = sealedValues(JSON.parse(data));
        await vault.openAll(values);
        for (const each of values) if ((await vault.open(each)) === undefined) erased++;
        for (const each of values) expect(JSON.stringify((await vault.open(each)) ?? '')).not.toContain(mark);
      }
  expect(erased).toBeGreaterThan(10);
});

test('a rebuild of every view and a restart bring nothing back, and the chain stands', async () => {
  const ops = await app.as('ops');
  const { body } = await ops.post('/api/v1/ops/projections/all/rebuild');
  await app.until(async () => {
    const run = (await ops.get(`/api/v1/ops/rebuilds/${body.rebuildId}`)).body;
    return run.state === 'running' ? undefined : run;
  });
  expect(foundIn(app.dataDir)).toEqual([]);
  const { dataDir } = app;
  await app.stop({ keep: true });
  app = await testApp({ ...withMore, DATA_DIR: dataDir });
  expect(foundIn(dataDir)).toEqual([]);
  expect((await applyErasures(app.system)).applied).toBe(0);
  const worker = await app.as('worker-19');
  expect((await worker.post('/api/v1/persons/search', { ssn })).body.items).toEqual([]);
});

test('a list of erasures that was lost is made anew from the ledger', async () => {
  const { dataDir } = app;
  const { erasures } = app.system.folder;
  const ids = () => app.system.erasures.all().map(({ erasureId }) => erasureId);
  const before = ids();
  await app.stop({ keep: true });
  rmSync(erasures);
  app = await testApp({ ...withMore, DATA_DIR: dataDir });
  expect(new Set(ids())).toEqual(new Set(before));
});

test('a backup that is put back loses the person again by the list alone, before anybody is served', async () => {
  expect(foundIn(backup).length).toBeGreaterThan(0);
  cpSync(app.system.folder.erasures, join(backup, 'erasures.ndjson'));
  const restored = await testApp({ ...withMore, DATA_DIR: backup });
  try {
    expect(foundIn(backup)).toEqual([]);
    expect((await applyErasures(restored.system)).applied).toBe(0);
    const worker = await restored.as('worker-19');
    expect((await worker.post('/api/v1/persons/search', { ssn })).body.items).toEqual([]);
    await expect(restored.person(ana.record)).rejects.toMatchObject({ code: 'person_erased' });
    const auditor = await restored.as('auditor');
    const [first] = (await auditor.get('/api/v1/audit/erasures')).body.items;
    expect(first).toMatchObject({ state: 'done', legalBasis: null, subject: `person:${ana.personId}` });
  } finally {
    await restored.stop({ keep: true });
  }
  expect(foundIn(backup)).toEqual([]);
});
