import { requestBy } from '../support/case-links.js';
import { type Resident, resident } from '../support/residents.js';
import { type Actor, type Method, type TestApp, testApp } from '../support/test-app.js';

/** Rule G6: a member that is `null` is as good as left out, in every body; one that no field is called is named. */
let app: TestApp;
let ana: Resident;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  ana = await resident(app);
  await requestBy(app, ana);
  worker = await app.as('supervisor-19');
});
afterAll(() => app.stop());

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Every route with a body, and the names of its members. */
async function bodies() {
  const { body: document } = await app.call('GET', '/api/openapi.json');
  const find = ({ $ref, ...schema }: Schema): Schema =>
    $ref === undefined ? schema : document.components.schemas[$ref.split('/').at(-1)!];
  return Object.entries<Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>(
    document.paths,
  ).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => {
      const schema = requestBody?.content['application/json']?.schema;
      return schema === undefined
        ? []
        : [
            {
              method: method.toUpperCase() as Method,
              path,
              names: Object.keys(find(schema).properties ?? {}),
            },
          ];
    }),
  );
}

test('null for any member of any body breaks nothing', async () => {
  const found = await bodies();
  expect(found.length).toBeGreaterThan(15);
  for (const identity of ['customer-1', 'supervisor-19', 'ops', 'registry']) {
    const headers = { authorization: `Bearer ${(await app.as(identity)).token}` };
    for (const { method, path, names } of found)
      for (const name of names) {
        const { status } = await app.call(
          method,
          path.replace(/\{[^}]+\}/g, ana.personId),
          { lastName: 'Nobody', [name]: null },
          headers,
        );
        expect([path, name, status < 500]).toEqual([path, name, true]);
      }
  }
});

test.each([
  ['/api/v1/persons/search', { lastName: 'Ortiz' }],
  ['/api/v1/cases/search', { status: 'Active' }],
])('%s takes null for a field that was left out', async (path, criteria) => {
  const without = await worker.post(path, criteria);
  expect(without.status).toBe(200);
  const found = (await bodies()).find((each) => each.path === path)!;
  for (const name of found.names.filter((each) => !(each in criteria))) {
    const { status, text } = await worker.post(path, { ...criteria, [name]: null });
    expect([name, status, text]).toEqual([name, 200, without.text]);
  }
});

test('a mandatory field that is null is missing, also inside of another', async () => {
  const id = (await worker.get('/api/v1/case-link-requests')).body.items[0].requestId;
  const path = `/api/v1/case-link-requests/${id}/process`;
  const fields = (answer: { body: { errors: { field: string }[] } }) =>
    answer.body.errors.map((each) => each.field);
  expect(fields(await worker.post(path, { personId: null, verification: { methods: ['video'] } }))).toEqual([
    'personId',
  ]);
  expect(fields(await worker.post(path, { personId: 'P-1', verification: { methods: null } }))).toEqual([
    'verification.methods',
  ]);
  expect(fields(await worker.post(path, { personId: 'P-1', verification: { methods: [null] } }))).toEqual([
    'verification.methods',
  ]);
});

test('a setting that is null stays as it is', async () => {
  const settings = async () => (await worker.get('/api/v1/county-settings')).text;
  const before = await settings();
  const changes = { coolOffHours: null, holidays: null, unlinkRoles: null, twoWayMessaging: null };
  const { status } = await worker.put('/api/v1/county-settings', { changes, reason: 'A reason' });
  expect([status, await settings()]).toEqual([200, before]);
});

test.each([
  'toString',
  'valueOf',
  'hasOwnProperty',
  'constructor',
  'isPrototypeOf',
  '__defineGetter__',
  'extra',
])('the unknown member %s is named, whatever it holds, in bodies and addresses', async (name) => {
  for (const value of [null, 'x', {}, 1]) {
    const { status, body } = await worker.post('/api/v1/persons/search', {
      lastName: 'Ortiz',
      [name]: value,
    });
    expect([status, body.errors?.map((each: { field: string }) => each.field)]).toEqual([422, [name]]);
  }
  const nested = { personId: 'P-1', verification: { methods: ['video'], [name]: 1 } };
  const inside = await worker.post('/api/v1/case-link-requests/x/process', nested);
  expect(inside.body.errors?.map((each: { field: string }) => each.field)).toEqual([`verification.${name}`]);
  const { status, body } = await worker.get(`/api/v1/case-link-requests?${name}=1`);
  expect([status, body.errors?.map((each: { field: string }) => each.field)]).toEqual([422, [name]]);
});

test('the bodies that are read by rules of their own name such members, too', async () => {
  const registry = await app.as('registry');
  const record = {
    personId: 'P-9',
    firstName: 'A',
    lastName: 'B',
    dateOfBirth: '1984-02-29',
    gender: 'Female',
  };
  const supervisor = worker;
  for (const name of ['toString', 'constructor', 'hasOwnProperty']) {
    const answers = [
      await registry.put('/api/v1/registry/persons/P-9', { ...record, [name]: 1 }),
      await supervisor.put(`/api/v1/persons/${ana.personId}/contact`, { phones: [], [name]: 1 }),
      await supervisor.put('/api/v1/county-settings', { changes: { [name]: 1 }, reason: 'A reason' }),
    ];
    for (const { status, body } of answers) {
      expect([name, status]).toEqual([name, 422]);
      expect(body.errors.map((each: { field: string }) => each.field).join()).toContain(name);
    }
  }
});
