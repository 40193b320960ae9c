import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicKeyIn, readArchive, verifyExport } from '#audit';
import { caseExportDecider, exportId, exportSubject } from '#contexts/case-exports';
import type { ImportedCase } from '#contexts/person-registry';
import { caseNumber, personId, personSubject } from '#kernel';
import { endExportsOf } from '#processes';
import { process as processRequest, requestBy } from '../../support/case-links.js';
import { ended, fileOf, packageOf, unpacked } from '../../support/exports.js';
import { resident } from '../../support/residents.js';
import { type Actor, type TestApp, testApp } from '../../support/test-app.js';

/** Rules A60 to A69: a case leaves the agency with its proofs. */
let app: TestApp;
let auditor: Actor;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  auditor = await app.as('auditor');
  worker = await app.as('worker-19');
});
afterAll(() => app.stop());
beforeEach(() => app.clock.advance(60_000));

const lines = (text: Uint8Array | undefined) =>
  Buffer.from(text ?? '')
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    // biome-ignore lint/suspicious/noExplicitAny: a test reads what stands there
    .map((each): any => JSON.parse(each));

/** A household of two: a Primary Applicant who asked for a link and got it, and somebody else. */
async function household() {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  await processRequest(worker, requestId!, ana.personId);
  const [shared] = ana.record.cases as readonly ImportedCase[];
  const programs = shared!.programs.map(({ kind, status }) => ({ kind, status }));
  const ben = await resident(app, { person: { cases: [{ ...shared!, programs }] } });
  return { ana, ben, number: ana.caseNumbers[0]! };
}

describe('a package', () => {
  let of: Awaited<ReturnType<typeof household>>;
  let made: Awaited<ReturnType<typeof packageOf>>;
  let files: ReadonlyMap<string, Uint8Array>;
  beforeAll(async () => {
    of = await household();
    made = await packageOf(app, auditor, of.number.toLowerCase());
    files = (await readArchive(made.zip)).files;
  });

  test('is consistent by the program and by its own script, and says how much is in it', async () => {
    const verdict = await verifyExport(made.zip);
    expect(verdict).toMatchObject({
      consistent: true,
      faults: [],
      events: lines(files.get('events.ndjson')).length,
    });
    expect(verdict.authentic).toBeUndefined();
    const there = await unpacked(made.zip);
    const { code, out } = await there.verify();
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringContaining('CONSISTENT. Authentic if the key'),
    });
    expect(out).toContain(verdict.fingerprint);
    expect(out).toContain(`${verdict.events} events, ${verdict.hashes} of them as their hash alone`);
    expect(out).toContain(`${verdict.opened} values opened`);
    there.remove();
  });

  test('is authentic by the key of the agency, and by no other', async () => {
    const own = Buffer.from(files.get('key.pem')!).toString();
    expect(await verifyExport(made.zip, publicKeyIn(`vkey lines\n${own}`))).toMatchObject({
      authentic: true,
    });
    const other = generateKeyPairSync('ed25519').publicKey;
    const verdict = await verifyExport(made.zip, other);
    expect(verdict).toMatchObject({ authentic: false, consistent: false });
    expect(verdict.faults.map((each) => each.file)).toEqual(['key.pem', 'checkpoint', 'vkey']);
    const there = await unpacked(made.zip);
    for (const [name, pem, code] of [
      ['own', own, 0],
      ['other', other.export({ format: 'pem', type: 'spki' }).toString(), 1],
    ] as const) {
      writeFileSync(join(there.folder, '..', `${name}-${made.exportId}.pem`), pem);
      const run = await there.verify(join(there.folder, '..', `${name}-${made.exportId}.pem`));
      expect(run.code).toBe(code);
      if (code === 0) expect(run.out).toContain('CONSISTENT and AUTHENTIC');
    }
    there.remove();
  });

  test('is the same files for everybody who unpacks it', () => {
    const { length } = lines(files.get('events.ndjson'));
    expect([...files.keys()].filter((each) => !/^proofs\/\d{6}\.tlog-proof$/.test(each)).sort()).toEqual([
      'HOW-TO-VERIFY.txt',
      'SHA256SUMS',
      'case.html',
      'checkpoint',
      'events.ndjson',
      'key.pem',
      'opened.ndjson',
      'proofs/prepared.json',
      'proofs/prepared.tlog-proof',
      'verify.sh',
      'vkey',
    ]);
    expect([...files.keys()].filter((each) => each.endsWith('.tlog-proof'))).toHaveLength(length + 1);
  });

  test('tells of whom it is about in clear, and of others nothing', () => {
    const opened = Buffer.from(files.get('opened.ndjson')!).toString();
    const plain = opened
      .split('\n')
      .slice(0, -1)
      .map((each) => Buffer.from(JSON.parse(each).opening, 'base64').toString('utf8', 16));
    expect(plain.join()).toContain(of.ana.lastName);
    for (const bytes of [files.get('case.html')!, ...plain.map((each) => Buffer.from(each))])
      expect(Buffer.from(bytes).includes(of.ben.lastName)).toBe(false);
    const events = lines(files.get('events.ndjson'));
    const alone = events.filter((each) => each.hash !== undefined);
    expect(alone.map((each) => each.stream)).toContain(`person-${of.ben.personId}`);
    for (const each of alone) expect(Object.keys(each)).toEqual(['hash', 'revision', 'stream']);
    expect(
      events.filter((each) => each.stream === `person-${of.ana.personId}`).every((each) => each.data),
    ).toBe(true);
  });

  test('has a page without a script, in the words of the timeline, with what was opened', () => {
    const page = Buffer.from(files.get('case.html')!).toString();
    expect(page).not.toMatch(/<script|javascript:| on\w+=|https?:/);
    expect(page).toContain(`${of.ana.name} was first reported`);
    expect(page).toContain('@media print');
    expect(page).toContain('concerns only persons who are left out');
  });

  test('with the household names everybody on the case', async () => {
    const { zip } = await packageOf(app, auditor, of.number, true);
    const whole = (await readArchive(zip)).files;
    expect(Buffer.from(whole.get('case.html')!).toString()).toContain(of.ben.lastName);
    // Of others than the applicant nothing is hidden but what was before they came to the case.
    expect(await verifyExport(zip)).toMatchObject({ consistent: true });
    expect(lines(whole.get('events.ndjson')).filter((each) => each.hash).length).toBeLessThan(
      lines(files.get('events.ndjson')).filter((each) => each.hash).length,
    );
  });

  test('is fixed by an event that stands in it', () => {
    const [prepared] = lines(files.get('proofs/prepared.json'));
    expect(prepared).toMatchObject({
      type: 'case-exports.ExportPrepared.v1',
      stream: `case-export-${made.exportId}`,
      data: { caseNumber: of.number, household: false, personIds: [of.ana.personId] },
    });
  });
});

test('preparing is a look, and so is each download, which is a disclosure besides', async () => {
  const ana = await resident(app);
  const { exportId: id } = await packageOf(app, auditor, ana.caseNumbers[0]!);
  await fileOf(app, auditor, id);
  const looks: {
    readonly route: string;
    readonly subjects: readonly string[];
    readonly disclosed?: object;
  }[] = [];
  for await (const page of app.system.looksStore.readAll())
    for (const { data } of page) {
      const look = JSON.parse(data);
      if (JSON.stringify(look).includes(`case:${ana.caseNumbers[0]}`)) looks.push(look);
    }
  expect(looks.map((each) => each.route)).toEqual([
    'POST /api/v1/audit/exports',
    'GET /api/v1/audit/exports/:id/file',
    'GET /api/v1/audit/exports/:id/file',
  ]);
  for (const { subjects } of looks) expect(subjects).toContain(`person-${ana.personId}`);
  expect(looks.map((each) => each.disclosed !== undefined)).toEqual([false, true, true]);
});

test('it is gone when its time is over, with its key', async () => {
  const ana = await resident(app);
  const { exportId: id, body } = await packageOf(app, auditor, ana.caseNumbers[0]!);
  expect(Date.parse(body.goneAt) - Date.parse(app.clock.now())).toBeGreaterThan(23.9 * 3_600_000);
  app.clock.advance(24 * 3_600_000);
  [auditor, worker] = [await app.as('auditor'), await app.as('worker-19')];
  const path = `/api/v1/audit/exports/${id}`;
  expect((await auditor.get(path)).body).toMatchObject({ state: 'gone', size: null });
  expect((await auditor.get(`${path}/file`)).body).toMatchObject({ status: 409, code: 'export_gone' });
  const whose = exportSubject(exportId(id));
  await app.until(async () => ((await app.system.vault.erasedAmong([whose])).size > 0 ? true : undefined));
  expect((await auditor.get(path)).body.reason).toContain('Its time was over');
});

test('it is gone at once when somebody in it is erased; the others stay', async () => {
  const [ana, ben] = [await resident(app), await resident(app)];
  const [ofAna, ofBen] = [
    await packageOf(app, auditor, ana.caseNumbers[0]!),
    await packageOf(app, auditor, ben.caseNumbers[0]!),
  ];
  const { engine, vault, clock, madeFiles, queries, checkpoints, store } = app.system;
  await vault.shred(personSubject(personId(ana.personId)));
  const ports = {
    ...{ engine, vault, clock, queries },
    files: { remove: (id: Parameters<typeof madeFiles.remove>[0]) => madeFiles.remove(id) },
    catchUp: async (view: string) => {
      while ((await checkpoints.waitFor(view, (await store.head())!, 1_000)) === 'stale');
    },
  };
  const context = () => ({
    actor: { kind: 'system' as const, id: 'test' },
    command: 'Erase',
    idempotencyKey: crypto.randomUUID(),
    correlationId: 'test',
  });
  expect(await endExportsOf(ports, personId(ana.personId), context)).toEqual([ofAna.exportId]);
  const of = async (id: string) => (await auditor.get(`/api/v1/audit/exports/${id}`)).body;
  expect(await of(ofAna.exportId)).toMatchObject({
    state: 'gone',
    reason: expect.stringContaining('erased'),
  });
  const { body } = await auditor.get(`/api/v1/audit/exports/${ofAna.exportId}/file`);
  expect(body).toMatchObject({ code: 'export_gone', detail: expect.stringContaining('erased') });
  expect((await of(ofBen.exportId)).state).toBe('done');
  // What was downloaded before verifies for ever; what is prepared now shows no more of her.
  expect(await verifyExport(ofAna.zip)).toMatchObject({ consistent: true });
  const { zip } = await packageOf(app, auditor, ana.caseNumbers[0]!);
  const { files } = await readArchive(zip);
  expect(await verifyExport(zip)).toMatchObject({ consistent: true });
  expect(Buffer.from(files.get('case.html')!).toString()).toContain('[erased]');
  for (const name of ['case.html', 'opened.ndjson'])
    expect(Buffer.from(files.get(name)!).includes(ana.lastName)).toBe(false);
});

test('one whose server stopped in between fails in words', async () => {
  const ana = await resident(app);
  const id = exportId('left-alone');
  const by = { kind: 'auditor' as const, id: 'auditor' };
  const context = {
    actor: by,
    command: 'RequestExport',
    idempotencyKey: 'left-alone',
    correlationId: 'test',
  };
  const wish = { caseNumber: caseNumber(ana.caseNumbers[0]!), household: false, by, at: app.clock.now() };
  await app.system.engine.execute(caseExportDecider, id, { kind: 'request', exportId: id, ...wish }, context);
  expect((await auditor.get('/api/v1/audit/exports/left-alone')).body.state).toBe('running');
  const { body } = await auditor.get('/api/v1/audit/exports/left-alone/file');
  expect(body).toMatchObject({ code: 'export_running' });
  app.clock.advance(3 * 60_000);
  expect(await ended(app, auditor, 'left-alone')).toMatchObject({
    state: 'failed',
    reason: expect.stringContaining('The server stopped'),
  });
});

test('the right comes first, and a case that is not known is named', async () => {
  const wish = { case: 'B0000000', household: false };
  expect((await worker.post('/api/v1/audit/exports', wish)).body).toMatchObject({ code: 'missing_right' });
  const answer = await auditor.post('/api/v1/audit/exports', wish);
  expect(answer.status).toBe(422);
  expect(answer.body.errors).toEqual([{ field: 'case', message: expect.stringContaining('known here') }]);
  expect((await auditor.get('/api/v1/audit/exports/unknown')).status).toBe(404);
});

test('the same call again prepares nothing more; the list shows all, newest first', async () => {
  const ana = await resident(app);
  const key = { 'idempotency-key': crypto.randomUUID() };
  const wish = { case: ana.caseNumbers[0], household: false };
  const first = await auditor.post('/api/v1/audit/exports', wish, key);
  expect((await auditor.post('/api/v1/audit/exports', wish, key)).body).toEqual(first.body);
  await ended(app, auditor, first.body.exportId);
  const { items } = (await auditor.get('/api/v1/audit/exports')).body;
  expect(items[0]).toMatchObject({
    exportId: first.body.exportId,
    case: ana.caseNumbers[0],
    by: { id: 'auditor' },
  });
  expect(items.filter((each: { case: string }) => each.case === ana.caseNumbers[0])).toHaveLength(1);
});
