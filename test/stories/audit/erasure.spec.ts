import { randomUUID } from 'node:crypto';
import { linkByMail, requestBy } from '../../support/case-links.js';
import { type MessageObjects, messageObjects } from '../../support/message-objects.js';
import { linkedResident, refusal } from '../../support/messages.js';
import { type Resident, resident } from '../../support/residents.js';
import { type Actor, type TestApp, testApp } from '../../support/test-app.js';

/** Rules A75 to A82: two persons erase somebody, and nothing brings the person back. */
let app: TestApp;
let auditor: Actor;
let colleague: Actor;
let supervisor: Actor;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  auditor = await app.as('auditor');
  colleague = await app.as('auditor-b');
  supervisor = await app.as('supervisor-19');
  worker = await app.as('worker-19');
});
afterAll(() => app.stop());

const erasures = '/api/v1/audit/erasures';
const holds = '/api/v1/audit/holds';
const legalBasis = 'Her wish of May 1, by letter';
const begin = (who: Pick<Resident, 'personId'>, by = auditor, headers = {}) =>
  by.post(erasures, { subject: `person:${who.personId}`, legalBasis }, headers);
const act = (id: string, verb: string, by: Actor, body: object = {}) =>
  by.post(`${id.includes('/') ? id : `${erasures}/${id}`}/${verb}`, body);

test('a dry run says in numbers what goes and what stays, and is the first approval', async () => {
  const ana = await linkedResident(app);
  const { status, body } = await begin(ana);
  expect(status).toBe(201);
  const counted = (list: string) =>
    Object.fromEntries(body.dryRun[list].map(({ what, count }: never) => [what, count]));
  expect(counted('goes')).toMatchObject({ person: 1, attempts: 1, accounts: 1 });
  expect(counted('stays')).toMatchObject({ cases: 1 });
  expect(counted('warnings')).toEqual({ open_cases: 1, linked: 1 });
  expect(body.dryRun.holds).toEqual([]);
  expect(body.dryRun.handedOut.map(({ what }: never) => what)).toContain('backups');
  const shown = (await auditor.get(`${erasures}/${body.erasureId}`)).body;
  expect(shown).toMatchObject({
    ...{ state: 'open', subject: `person:${ana.personId}`, legalBasis, daysLeft: 7, mayApprove: false },
    approvals: [{ id: 'auditor', kind: 'auditor' }],
  });
  expect(body.dryRun).toEqual(shown.dryRun);
  expect((await begin(ana, colleague)).body.erasureId).toBe(body.erasureId);
});

test('the same call again begins one erasure', async () => {
  const ana = await resident(app);
  const key = { 'idempotency-key': randomUUID() };
  const [one, two] = [await begin(ana, auditor, key), await begin(ana, auditor, key)];
  expect(two.body).toEqual(one.body);
});

test('what names nobody, or nothing that can be erased, is refused', async () => {
  expect((await begin({ personId: 'nobody' })).status).toBe(404);
  const { status, body } = await auditor.post(erasures, { subject: 'case:B1', legalBasis: '' });
  expect([status, body.errors.map(({ field }: never) => field)]).toEqual([422, ['legalBasis']]);
  const other = await auditor.post(erasures, { subject: 'case:B1', legalBasis });
  expect(other.body.errors).toMatchObject([{ field: 'subject' }]);
  for (const id of ['nonsense', 'cGVyc29uLXg.y', 'Y2FzZS14.y'])
    expect((await auditor.get(`${erasures}/${id}`)).status).toBe(404);
});

test('two persons: an auditor, and a supervisor of a county with a case of the person', async () => {
  const ana = await resident(app);
  const { erasureId } = (await begin(ana)).body;
  expect((await begin(ana, supervisor)).status).toBe(403);
  for (const by of [auditor, colleague])
    expect(refusal(await act(erasureId, 'approve', by))).toEqual([409, 'second_person_needed']);
  expect((await act(erasureId, 'approve', worker)).status).toBe(403);
  const foreign = await app.as('supervisor-34');
  for (const call of [act(erasureId, 'approve', foreign), act(erasureId, 'cancel', foreign)])
    expect((await call).status).toBe(404);
  expect((await foreign.get(`${erasures}/${erasureId}`)).status).toBe(404);
  const listed = async (by: Actor) =>
    (await by.get(`${erasures}?pageSize=100`)).body.items.map(
      ({ erasureId: id }: { erasureId: string }) => id,
    );
  expect(await listed(supervisor)).toContain(erasureId);
  expect(await listed(foreign)).not.toContain(erasureId);
  const { status, body } = await act(erasureId, 'approve', supervisor);
  expect([status, body.state, body.approvals.map(({ id }: never) => id)]).toEqual([
    200,
    'done',
    ['auditor', 'supervisor-19'],
  ]);
  expect((await act(erasureId, 'approve', supervisor)).body.state).toBe('done');
});

test('a supervisor finds it in the queue, and it leaves the queue when it is done or cancelled', async () => {
  const ana = await resident(app);
  const queued = async () =>
    (await supervisor.get('/api/v1/supervisor-tasks?kind=erasure')).body.items.map(
      ({ taskId }: never) => taskId,
    );
  const { erasureId } = (await begin(ana)).body;
  expect(await queued()).toContain(`erasure:${erasureId}`);
  expect((await act(erasureId, 'cancel', supervisor)).body.state).toBe('cancelled');
  expect(await queued()).not.toContain(`erasure:${erasureId}`);
  expect(refusal(await act(erasureId, 'approve', supervisor))).toEqual([409, 'erasure_cancelled']);
});

test('without the second person it lapses after seven days', async () => {
  const ana = await resident(app);
  const { erasureId } = (await begin(ana)).body;
  app.clock.advance(7 * 24 * 3_600_000);
  const [late, boss] = [await app.as('auditor'), await app.as('supervisor-19')];
  expect((await late.get(`${erasures}/${erasureId}`)).body).toMatchObject({
    state: 'lapsed',
    daysLeft: null,
  });
  const refused = await act(erasureId, 'approve', boss);
  expect(refusal(refused)).toEqual([409, 'erasure_lapsed']);
  expect(refused.body.detail).toContain('An auditor can begin it anew');
  expect((await boss.get('/api/v1/supervisor-tasks?kind=erasure')).body).toMatchObject({
    items: [],
    counts: { erasure: 0 },
  });
  // Nobody need ask: the ledger says it, too.
  const ended = await app.until(async () => {
    const found = await app.system.queries.erasures.byId(erasureId);
    return found?.state === 'lapsed' ? found.ended : undefined;
  });
  expect(ended).toEqual({ by: null, at: expect.any(String) });
  expect((await begin(ana, late)).body.erasureId).not.toBe(erasureId);
  [auditor, colleague, supervisor, worker] = [
    late,
    await app.as('auditor-b'),
    boss,
    await app.as('worker-19'),
  ];
});

test('a legal hold forbids it, also between the two, and is lifted by another than who set it', async () => {
  const ana = await resident(app);
  const { erasureId } = (await begin(ana)).body;
  const hold = await auditor.post(holds, {
    subject: `person:${ana.personId}`,
    reason: 'Case 4711 is pending',
  });
  expect(hold.status).toBe(201);
  const refused = await act(erasureId, 'approve', supervisor);
  expect(refusal(refused)).toEqual([409, 'legal_hold']);
  expect(refused.body.detail).toContain('auditor auditor');
  expect(refusal(await begin(ana, colleague))).toEqual([409, 'legal_hold']);
  expect((await auditor.get(`${erasures}/${erasureId}`)).body.dryRun.holds).toMatchObject([
    { holdId: hold.body.holdId, setBy: { id: 'auditor' } },
  ]);
  const lift = (by: Actor) => by.post(`${holds}/${hold.body.holdId}/lift`, { reason: 'It was settled' });
  expect(refusal(await lift(auditor))).toEqual([409, 'second_person_needed']);
  expect((await lift(colleague)).body).toEqual({ holdId: hold.body.holdId, state: 'lifted' });
  const [first] = (await auditor.get(holds)).body.items;
  expect(first).toMatchObject({
    ...{ holdId: hold.body.holdId, state: 'lifted', reason: 'Case 4711 is pending' },
    lifted: { reason: 'It was settled', by: { id: 'auditor-b' } },
  });
  expect((await act(erasureId, 'approve', supervisor)).body.state).toBe('done');
});

describe('of somebody who was erased', () => {
  let ana: Resident;
  let other: Resident;
  let objects: MessageObjects;
  let requestId: string;

  beforeAll(async () => {
    ana = await resident(app, { person: { lastName: 'Erasemeova', ssn: '432109811' } });
    other = await linkedResident(app);
    requestId = (await requestBy(app, ana))['19']!;
    await worker.post(`/api/v1/case-link-requests/${requestId}/notes`, { note: 'Erasemeova called' });
    await linkByMail(app, ana);
    objects = await messageObjects(app, '19', 'Erasemeova', ana);
    const { erasureId } = (await begin(ana)).body;
    const { status, text } = await act(erasureId, 'approve', supervisor);
    expect([status, text]).toEqual([200, expect.stringContaining('"done"')]);
  });

  test('nothing can be found by what it was found by', async () => {
    const people = async (criteria: object) =>
      (await worker.post('/api/v1/persons/search', criteria)).body.items;
    expect(await people({ lastName: 'Erasemeova', firstName: 'Ana' })).toEqual([]);
    expect(await people({ ssn: '432109811' })).toEqual([]);
    const requests = await worker.get(
      '/api/v1/case-link-requests?lastName=Erasemeova&firstName=Ana&status=Processed',
    );
    expect(requests.body.items).toEqual([]);
    expect((await worker.post('/api/v1/e-messages/search', { subject: 'Erasemeova' })).body.items).toEqual(
      [],
    );
  });

  test('every page that knew the person goes on, and says that the data is erased', async () => {
    const [caseNumber] = ana.caseNumbers;
    for (const path of [
      `/api/v1/persons/${ana.personId}`,
      `/api/v1/persons/${ana.personId}/links`,
      `/api/v1/cases/${caseNumber}`,
      `/api/v1/cases/${caseNumber}/history`,
      `/api/v1/cases/${caseNumber}/message-recipients`,
      `/api/v1/case-link-requests/${requestId}`,
      '/api/v1/case-link-requests?status=Processed',
      `/api/v1/e-messages/${objects.message}`,
      `/api/v1/e-messages/${objects.action}`,
      '/api/v1/worklist/home',
    ]) {
      const { status, text } = await worker.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(text).not.toContain('Erasemeova');
    }
    const found = await worker.post('/api/v1/persons/search', { caseNumber });
    expect([found.status, found.text.includes('Erasemeova')]).toEqual([200, false]);
    expect((await worker.post('/api/v1/cases/search', { caseNumber })).status).toBe(200);
    expect((await worker.post('/api/v1/e-messages/search', { personId: ana.personId })).status).toBe(200);
    const history = await worker.get(`/api/v1/cases/${caseNumber}/history`);
    expect(history.text).toContain('[erased]');
    for (const path of ['/api/v1/supervisor-tasks', '/api/v1/forms'])
      expect((await supervisor.get(path)).status).toBe(200);
  });

  test('ops and auditors go on as well: an outbox that wrote to the person, and what happened', async () => {
    const ops = await app.as('ops');
    const outbox = await ops.get('/api/v1/ops/outbox?pageSize=100');
    expect([outbox.status, outbox.body.items.some(({ to }: { to?: string }) => to === '[erased]')]).toEqual([
      200,
      true,
    ]);
    for (const path of ['batches', 'projections', 'dead-letters'])
      expect([path, (await ops.get(`/api/v1/ops/${path}`)).status]).toEqual([path, 200]);
    const [caseNumber] = ana.caseNumbers;
    const why = { 'Caseledger-Reason': 'Complaint 17' };
    for (const [kind, id] of [
      ['person', ana.personId],
      ['case', caseNumber],
      ['request', requestId],
    ])
      for (const path of [
        `timeline?${kind}=${id}`,
        `looks?${kind}=${id}`,
        `as-of?subject=${kind}:${id}&at=${app.clock.now()}`,
      ]) {
        const { status, text } = await auditor.get(`/api/v1/audit/${path}`, why);
        expect([path, status]).toEqual([path, 200]);
        expect(text).not.toContain('Erasemeova');
      }
  });

  test('whoever signed in as the person is signed out', async () => {
    expect((await ana.customer.get('/api/v1/portal/links')).status).toBe(401);
  });

  test('nothing comes back: no record, no edit, no message, no document', async () => {
    const registry = await app.as('registry');
    const { personId } = ana.record;
    const calls = {
      record: registry.put(`/api/v1/registry/persons/${personId}`, ana.record),
      contact: worker.put(`/api/v1/persons/${personId}/contact`, { email: 'x@example.org', phones: [] }),
      message: worker.post('/api/v1/e-messages', {
        ...{ caseNumber: ana.caseNumbers[0], personId, type: 'Message' },
        ...{ subject: 'Again', body: 'Again' },
      }),
    };
    for (const [name, call] of Object.entries(calls)) {
      const { status } = await call;
      expect([name, status]).toEqual([name, 409]);
    }
    expect((await calls.record).body.code).toBe('person_erased');
    await expect(app.person(ana.record)).rejects.toMatchObject({ code: 'person_erased' });
    expect(refusal(await begin(ana))).toEqual([409, 'person_erased']);
    expect(refusal(await auditor.post(holds, { subject: `person:${personId}`, reason: 'too late' }))).toEqual(
      [409, 'person_erased'],
    );
  });

  test('nobody else lost anything', async () => {
    const found = await worker.post('/api/v1/persons/search', { lastName: other.lastName, firstName: 'Ana' });
    expect(found.body.items.map(({ personId }: { personId: string }) => personId)).toContain(other.personId);
    expect((await other.customer.get('/api/v1/portal/links')).status).toBe(200);
  });

  test('who looked, and when, stays', async () => {
    const looks = [];
    for await (const page of app.system.looksStore.readAll()) looks.push(...page);
    expect(looks.filter(({ data }) => data.includes(`"person-${ana.personId}"`)).length).toBeGreaterThan(0);
  });
});
