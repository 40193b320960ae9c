import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** A system of record sends one person at a time: what goes in, what is worth a look, what must be said. */
let app: TestApp;
let registry: Actor;
let supervisor: Actor;

beforeAll(async () => {
  app = await testApp();
  registry = await app.as('registry');
  supervisor = await app.as('supervisor-19');
});
afterAll(() => app.stop());

const onCase = (caseNumber: string, more: object = {}) => ({
  caseNumber,
  county: '19',
  status: 'Active',
  programs: [{ kind: 'CalFresh', status: 'Active', primaryApplicant: true }],
  ...more,
});
const put = (personId: string, more: object = {}, by = registry) =>
  by.put(`/api/v1/registry/persons/${encodeURIComponent(personId)}`, {
    personId,
    firstName: 'Ana',
    lastName: 'Quist',
    dateOfBirth: '1990-02-28',
    gender: 'Female',
    ...more,
  });

test('one Social Security Number at two persons goes in, and is told at once, without the number', async () => {
  expect((await put('S1', { ssn: '512-45-6789' })).body).toMatchObject({ changed: true, warnings: [] });
  const { status, body } = await put('S2', { ssn: '512-45-6789' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ changed: true, warnings: [{ code: 'ssn_shared', field: 'ssn' }] });
  expect(body.warnings[0].message).toContain('S1');
  expect(JSON.stringify(body)).not.toContain('512');
  expect((await put('S2', {})).body).toMatchObject({ changed: false, warnings: [] });
});

test('Customer Privacy is lifted by an explicit false alone, which warns and makes a supervisor’s task', async () => {
  await put('C1', { customerPrivacy: true, cases: [onCase('B19CP01')] });
  for (const more of [{}, { customerPrivacy: null }])
    expect((await put('C1', more)).body).toMatchObject({ changed: false, warnings: [] });
  const lifted = await put('C1', { customerPrivacy: false });
  expect(lifted.body).toMatchObject({
    changed: true,
    warnings: [{ code: 'privacy_lifted', field: 'customerPrivacy' }],
  });
  const position = lifted.headers['caseledger-position'];
  const tasks = await supervisor.get(`/api/v1/supervisor-tasks?after=${position}`);
  expect(tasks.body.items).toMatchObject([
    { kind: 'privacy_lifted', personId: 'C1', personName: 'Ana Quist', worker: null },
  ]);
  const { taskId } = tasks.body.items[0];
  expect(tasks.body.counts).toMatchObject({ contact_notice: 0, privacy_lifted: 1, send_paper: 0 });
  const note = 'The county’s system had lost it; set again.';
  const settled = await supervisor.post(`/api/v1/supervisor-tasks/${encodeURIComponent(taskId)}/settle`, {
    note,
  });
  expect(settled.body).toEqual({ taskId, status: 'settled' });
  const after = await supervisor.get('/api/v1/supervisor-tasks?status=settled&kind=privacy_lifted');
  expect(after.body.items).toMatchObject([{ taskId, status: 'settled', note }]);
  expect(after.body.counts).toMatchObject({ contact_notice: 0, privacy_lifted: 0, send_paper: 0 });
});

test('supervisor tasks are listed by kind, each kind with how many are open', async () => {
  await put('K1', { customerPrivacy: true, cases: [onCase('B19KD01')] });
  await put('K1', { customerPrivacy: false });
  await put('K2', { customerPrivacy: true, cases: [onCase('B19KD02')] });
  await put('K2', { email: 'new@example.org' });
  const listed = async (query: string) => {
    const { body } = await supervisor.get(`/api/v1/supervisor-tasks?${query}`);
    const items = body.items.map((each: { kind: string; personId: string }) => [each.kind, each.personId]);
    return { items, total: body.total, counts: body.counts };
  };
  const counts = { contact_notice: 1, privacy_lifted: 1, send_paper: 0 };
  const [lift, notice] = [
    ['privacy_lifted', 'K1'],
    ['contact_notice', 'K2'],
  ];
  expect(await listed('')).toMatchObject({ items: [lift, notice], total: 2, counts });
  expect(await listed('kind=privacy_lifted')).toMatchObject({ items: [lift], total: 1, counts });
  expect(await listed('kind=contact_notice')).toMatchObject({ items: [notice], total: 1, counts });
  expect(await listed('kind=contact_notice&status=settled')).toMatchObject({ items: [], counts });
  const elsewhere = (await (await app.as('supervisor-34')).get('/api/v1/supervisor-tasks')).body;
  expect(elsewhere.counts).toMatchObject({ contact_notice: 0, privacy_lifted: 0, send_paper: 0 });
  const refused = await supervisor.get('/api/v1/supervisor-tasks?kind=nothing');
  expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'kind']);
});

test.each(['constructor', 'toString', '__proto__', 'valueOf'])(
  'a person may be called %s by the system of record',
  async (personId) => {
    const cases = [onCase('B19OB01')];
    expect((await put(personId, { cases })).status).toBe(200);
    expect((await put(personId, { cases })).body).toMatchObject({ changed: false });
    expect((await put(personId, { cases: null })).body).toMatchObject({ changed: true });
  },
);

test.each(['.', '..'])('no person is called %s', async (personId) => {
  const { status, body } = await put('X1', { personId });
  expect([status, body.errors]).toEqual([422, [{ field: 'personId', message: 'must not be "." or ".."' }]]);
});

test('a case moves to another county only when its record says from where', async () => {
  await put('M1', { cases: [onCase('B19MV01')] });
  const silent = await put('M1', { cases: [onCase('B19MV01', { county: '34' })] });
  expect(silent.status).toBe(409);
  expect(silent.body.type).toMatch(/case_in_another_county$/);
  expect(silent.body.detail).toContain('"movedFrom": "19"');
  const said = await put('M1', { cases: [onCase('B19MV01', { county: '34', movedFrom: '19' })] });
  expect(said.body).toMatchObject({ changed: true });
});
