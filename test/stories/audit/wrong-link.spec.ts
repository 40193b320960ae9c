import { readArchive, verifyExport } from '#audit';
import { process as processRequest, requestBy } from '../../support/case-links.js';
import { packageOf, unpacked } from '../../support/exports.js';
import { resident } from '../../support/residents.js';
import { type Actor, type TestApp, testApp } from '../../support/test-app.js';

/** One case from a mistake to its proof, and on to where its person is forgotten and the proof is not. */
let app: TestApp;
let auditor: Actor;
let worker: Actor;
let supervisor: Actor;

beforeAll(async () => {
  app = await testApp();
  [auditor, worker, supervisor] = [
    await app.as('auditor'),
    await app.as('worker-19'),
    await app.as('supervisor-19'),
  ];
});
afterAll(() => app.stop());

const later = () => {
  app.clock.advance(60_000);
  return app.clock.now();
};
const asOf = async (subject: string, at: string, more = '') =>
  (await auditor.get(`/api/v1/audit/as-of?subject=${subject}&at=${at}${more}`)).body;
const timelineOf = async (query: string) => (await auditor.get(`/api/v1/audit/timeline?${query}`)).body.items;

const verdictOf = async (zip: Buffer) => {
  const there = await unpacked(zip);
  const { code, out } = await there.verify();
  there.remove();
  return { code, out, program: await verifyExport(zip) };
};

test('a wrong link is found through “as of”, undone, proved by an export, and the export outlives its person', async () => {
  const ana = await resident(app);
  const stranger = await resident(app);
  const before = later();
  const { '19': requestId } = await requestBy(app, stranger);
  later();
  expect((await processRequest(worker, requestId!, ana.personId)).status).toBe(200);
  const linked = later();

  // The auditor: nobody before, a stranger's account after; who did it, and to which case it leads.
  const { differences } = await asOf(`person:${ana.personId}`, before, `&compareTo=${linked}`);
  expect(differences).toContainEqual(
    expect.objectContaining({ before: null, after: expect.stringContaining(stranger.accountId) }),
  );
  const mistake = (await timelineOf(`person=${ana.personId}&types=AccountLinked`))[0];
  expect(mistake).toMatchObject({ type: 'AccountLinked', by: expect.stringMatching(/worker/) });
  expect(mistake.subjects).toEqual(
    expect.arrayContaining([`person:${ana.personId}`, `account:${stranger.accountId}`, 'worker:worker-19']),
  );

  // The worker undoes it.
  later();
  const undone = await worker.post(`/api/v1/persons/${ana.personId}/unlink`, {
    reason: 'linked_in_error',
    note: 'It was another person’s account.',
  });
  expect(undone.status).toBe(200);
  const now = later();
  const after = await asOf(`person:${ana.personId}`, linked, `&compareTo=${now}`);
  expect(JSON.stringify(after.differences)).toContain(stranger.accountId);
  expect((await timelineOf(`person=${ana.personId}`))[0]).toMatchObject({ type: 'AccountUnlinked' });

  // The export proves both, with the mistake's events whole and its person in clear.
  const made = await packageOf(app, auditor, ana.caseNumbers[0]!, true);
  const files = (await readArchive(made.zip)).files;
  const events = Buffer.from(files.get('events.ndjson')!).toString();
  for (const type of ['AccountLinked', 'AccountUnlinked']) expect(events).toContain(`case-linking.${type}.v`);
  expect(Buffer.from(files.get('case.html')!).toString()).toContain(ana.lastName);
  expect(await verdictOf(made.zip)).toMatchObject({ code: 0, program: { consistent: true, faults: [] } });

  // Two persons erase her.
  const { body: begun } = await auditor.post('/api/v1/audit/erasures', {
    subject: `person:${ana.personId}`,
    legalBasis: 'Her wish by letter',
  });
  expect(begun.dryRun.handedOut).not.toEqual([]);
  const done = await supervisor.post(`/api/v1/audit/erasures/${begun.erasureId}/approve`);
  expect(done.body).toMatchObject({ state: 'done' });
  later();

  // Nothing here tells her name any more: not then, not now, and the package that was kept here is gone.
  for (const answer of [
    await asOf(`person:${ana.personId}`, linked),
    await timelineOf(`person=${ana.personId}`),
    await timelineOf(`case=${ana.caseNumbers[0]}`),
  ]) {
    expect(JSON.stringify(answer)).not.toContain(ana.lastName);
    expect(JSON.stringify(answer)).toContain('[erased]');
  }
  expect((await auditor.get(`/api/v1/audit/exports/${made.exportId}`)).body.state).toBe('gone');
  expect((await auditor.get(`/api/v1/audit/exports/${made.exportId}/file`)).body.code).toBe('export_gone');

  // What was handed out before still verifies, and the ledger with it.
  await app.runtime.seal();
  expect(await verdictOf(made.zip)).toMatchObject({ code: 0, program: { consistent: true, faults: [] } });
  const { body: run } = await auditor.post('/api/v1/audit/ledger/verify');
  const ended = await app.until(async () => {
    const { body } = await auditor.get(`/api/v1/audit/ledger/verify/${run.runId}`);
    return body.state === 'running' ? undefined : body;
  });
  expect(ended).toMatchObject({ state: 'done', verdict: { sound: true } });
});
