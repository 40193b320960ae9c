import { requestBy } from '../support/case-links.js';
import { type Resident, resident } from '../support/residents.js';
import { nameOf, pathWith, routesOf } from '../support/routes.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule G2: an id that none can be is answered exactly as one that is missing, on every route that takes one. */
let app: TestApp;
let ana: Resident;
let requestId: string;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  ana = await resident(app);
  requestId = (await requestBy(app, ana))['19']!;
  worker = await app.as('supervisor-19');
});
afterAll(() => app.stop());

/** What follows a real id, as an address carries it. */
const endings = ['%00', '%00x', '%01', '%0a', '%1f', '%7f', '%c2%85', '%e2%80%ae', '%e2%80%a8'];
/** Blank to the eye, and to `trim`. */
const blanks = ['%20', '%c2%a0', '%e3%80%80', '%ef%bb%bf'];

test.each([...endings, ...blanks])(
  'a real id with %s behind it finds nobody and changes nothing',
  async (ending) => {
    const person = `/api/v1/persons/${ana.personId}${ending}`;
    const request = `/api/v1/case-link-requests/${requestId}${ending}`;
    const before = await app.system.store.head();
    const missing = await worker.get('/api/v1/persons/P-nobody');
    const answers = [
      await worker.get(person),
      await worker.post(`${person}/reveal`, { field: 'ssn', reason: 'A reason long enough to count' }),
      await worker.put(`${person}/contact`, { phones: [] }),
      await worker.post(`${person}/reset-ivr-pin`),
      await worker.post(`${person}/unlink`, { reason: 'linked_in_error' }),
      await worker.put(`${person}/customer-privacy`, {
        active: true,
        reason: 'A reason long enough to count',
      }),
      await worker.get(`/api/v1/cases/${ana.caseNumbers[0]}${ending}`),
      await worker.get(`/api/v1/cases/${ana.caseNumbers[0]}${ending}/history`),
      await worker.get(request),
      await worker.post(`${request}/take`),
      await worker.post(`${request}/reject`, { reason: 'identity_not_verified' }),
    ];
    for (const { status, text } of answers) expect([status, text]).toEqual([404, missing.text]);
    expect(await app.system.store.head()).toBe(before);
  },
);

test('a case number is found in small letters, and by no others that only become its letters', async () => {
  const number = ana.caseNumbers[0]!;
  expect(number).toMatch(/^R\w*C/);
  expect((await worker.get(`/api/v1/cases/${number.toLowerCase()}`)).status).toBe(200);
  const registry = await app.as('registry');
  const put = await registry.put('/api/v1/registry/persons/P-sharp', {
    ...{
      personId: 'P-sharp',
      firstName: 'Ana',
      lastName: 'Ruiz',
      dateOfBirth: '1980-01-01',
      gender: 'Female',
    },
    cases: [{ caseNumber: 'SS123S', county: '19', status: 'Active', programs: [] }],
  });
  expect([put.status, put.body.errors]).toEqual([200, undefined]);
  await app.until(async () => ((await worker.get('/api/v1/cases/ss123s')).status === 200 ? true : undefined));
  for (const alike of ['%C3%9F123S', 'SS123%C5%BF', '%20SS123S', '%E2%80%8BSS123S', 'SS123S%20'])
    expect([alike, (await worker.get(`/api/v1/cases/${alike}`)).status]).toEqual([alike, 404]);
});

test('every route that takes an id refuses them before it looks at the body, and after it asked for the right', async () => {
  const routes = routesOf(app).filter(({ path }) => path.startsWith('/api/v1/') && path.includes(':'));
  expect(routes.length).toBeGreaterThan(15);
  for (const identity of ['customer-1', 'supervisor-19', 'ops', 'registry']) {
    const headers = { authorization: `Bearer ${(await app.as(identity)).token}` };
    for (const route of routes)
      for (const ending of endings) {
        const path = pathWith(route, {}, `${ana.personId}${ending}`);
        const { status } = await app.call(route.method, path, undefined, headers);
        expect([nameOf(route), ending, [403, 404].includes(status)]).toEqual([nameOf(route), ending, true]);
      }
  }
});
