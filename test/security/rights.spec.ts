import { requestBy } from '../support/case-links.js';
import { type Resident, resident } from '../support/residents.js';
import { routePolicies } from '../support/route-policies.js';
import { nameOf, pathWith, type Route, routesOf } from '../support/routes.js';
import { type Actor, type Answer, type Headers, type TestApp, testApp } from '../support/test-app.js';

/** Rule G1: the right is checked first; a missing one gives 403 with its name, whatever the id. */
let app: TestApp;
let ana: Resident;
let requestId: string;

beforeAll(async () => {
  app = await testApp();
  ana = await resident(app, { person: { lastName: 'Canaryname', ssn: '432109876' } });
  requestId = (await requestBy(app, ana))['19']!;
});
afterAll(() => app.stop());

const viewing = ['person:view', 'case-link:view', 'e-message:view', 'referral:view'];
const casework = [
  ...viewing,
  'person:reveal',
  'contact:edit',
  'case-link:process',
  'case-link:unlink',
  'case-link:assign',
  'e-message:send',
  'referral:create',
  'referral:assign',
];
const rightsOf: Readonly<Record<string, readonly string[]>> = {
  'customer-1': ['portal:account', 'portal:link', 'portal:message'],
  'customer-999': ['portal:account', 'portal:link', 'portal:message'],
  'worker-19': casework,
  'worker-34': casework,
  'viewer-19': viewing,
  'supervisor-19': [
    ...casework,
    'person:edit',
    'e-message:assign',
    'settings:edit',
    'privacy:approve-erasure',
  ],
  'partner-1': ['partner:cases'],
  'partner-2': ['partner:cases'],
  auditor: [
    'audit:read',
    'audit:verify',
    'audit:export',
    'audit:export-household',
    'privacy:approve-erasure',
  ],
  ops: ['ops:projections', 'ops:dead-letters', 'ops:outbox', 'ops:batches'],
  'help-desk': ['help-desk:registrations'],
  registry: ['registry:write'],
};
const identities = Object.keys(rightsOf);

const policyOf = (route: Route) => routePolicies[nameOf(route).replace(/^HEAD/, 'GET')];

test('every route of the app is in the table of policies, and every line of the table is a route', () => {
  const routes = routesOf(app).filter(({ method }) => method !== 'HEAD');
  expect(routes.map(nameOf).sort()).toEqual(Object.keys(routePolicies).sort());
});

test.each(identities)('%s has the rights of its role, and no others', async (identity) => {
  const { body } = await (await app.as(identity)).get('/api/v1/me');
  expect([...body.rights].sort()).toEqual([...rightsOf[identity]!].sort());
});

/** Ids that are there, that are another's, that are not there, and that are nonsense. */
function ids(): readonly Readonly<Record<string, string>>[] {
  const known = {
    id: requestId,
    caseNumber: ana.caseNumbers[0]!,
    personId: ana.personId,
    name: 'persons',
    kind: 'CalFresh',
  };
  const other = { ...known, id: ana.personId, name: 'case-link-requests', kind: 'Housing' };
  const account = {
    ...other,
    id: ana.accountId,
    caseNumber: 'NOBODY1',
    personId: ana.accountId,
    name: 'all',
  };
  const missing = [
    'missing',
    '0',
    '-1',
    'undefined',
    requestId.toUpperCase(),
    `${requestId}-34`,
    'x'.repeat(200),
  ];
  const nonsense = ['%00', '..%2f..', "'%20or%201=1", '%F0%9F%98%80', '__proto__', '%5B%5D', '*'];
  return [known, other, account, ...[...missing, ...nonsense].map((id) => ({ id }))];
}

/** What must stand in no answer to somebody who may not see it. */
const leaks = (text: string) => text.match(/Canaryname|432-?10-?9876|R001C1/gi) ?? [];
let probes = 0;

const bodies = [{}, { personId: 'P-1', reason: 'other', identity: 'ops', nonsense: [1] }];

test.each(identities)(
  '%s is refused at every route that needs another right, by its name and whatever the id',
  async (identity) => {
    const actor = await app.as(identity);
    for (const route of routesOf(app)) {
      const right = policyOf(route)!;
      if (right === 'public' || right === 'signed_in' || rightsOf[identity]!.includes(right)) continue;
      for (const answer of await everyWay(route, actor)) {
        probes++;
        expect([nameOf(route), answer.status]).toEqual([nameOf(route), 403]);
        if (route.method === 'HEAD') expect(answer.text).toBe('');
        else expect(answer.body).toEqual(missingRight(right));
        expect(leaks(JSON.stringify(answer.headers))).toEqual([]);
      }
    }
  },
);

test('nobody reaches anything but the public routes', async () => {
  for (const route of routesOf(app)) {
    if (policyOf(route) === 'public') continue;
    for (const answer of await everyWay(route, app.nobody)) {
      probes++;
      expect([nameOf(route), answer.status]).toEqual([nameOf(route), 401]);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
  }
});

test('these were ten thousand refusals', () => {
  expect(probes).toBeGreaterThan(10_000);
});

test('a made-up, an empty and an altered token are nobody’s', async () => {
  const { token } = await app.as('ops');
  const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  for (const authorization of [
    'Bearer ',
    'Bearer x',
    `Bearer ${altered}`,
    `Basic ${token}`,
    token,
    'Bearer null',
  ])
    expect((await app.call('GET', '/api/v1/me', undefined, { authorization })).status).toBe(401);
});

test.each(identities)('%s reaches every route of its rights', async (identity) => {
  const actor = await app.as(identity);
  for (const route of routesOf(app)) {
    const right = policyOf(route)!;
    const may = right === 'signed_in' || rightsOf[identity]!.includes(right);
    if (!may || nameOf(route) === 'DELETE /api/v1/session') continue;
    const answer = await send(route, actor, pathWith(route, {}, 'missing'), {});
    expect([nameOf(route), answer.status]).toEqual([nameOf(route), expect.any(Number)]);
    // 415: a route that takes a file was sent none.
    expect([200, 201, 202, 400, 404, 409, 415, 422]).toContain(answer.status);
  }
});

test('a viewer changes nothing', async () => {
  const viewer = await app.as('viewer-19');
  const before = await app.system.store.head();
  for (const route of routesOf(app))
    if (
      !['GET', 'HEAD'].includes(route.method) &&
      policyOf(route) !== 'public' &&
      nameOf(route) !== 'DELETE /api/v1/session'
    )
      await everyWay(route, viewer);
  expect(await app.system.store.head()).toBe(before);
});

test('public routes tell nothing about people', async () => {
  for (const route of routesOf(app)) {
    if (policyOf(route) !== 'public' || route.method !== 'GET') continue;
    const { text } = await send(route, app.nobody, route.path, undefined);
    expect([nameOf(route), leaks(text)]).toEqual([nameOf(route), []]);
  }
});

async function everyWay(route: Route, actor: Actor): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const values of route.path.includes(':') ? ids() : ids().slice(0, 1))
    for (const body of ['GET', 'HEAD'].includes(route.method) ? [undefined] : bodies)
      answers.push(await send(route, actor, pathWith(route, values, values.id ?? ''), body));
  return answers;
}

function send(route: Route, actor: Actor, path: string, body: unknown): Promise<Answer> {
  const headers: Headers = actor.token === '' ? {} : { authorization: `Bearer ${actor.token}` };
  return app.call(route.method, path, ['GET', 'HEAD'].includes(route.method) ? undefined : body, headers);
}

const missingRight = (right: string) => ({
  type: 'https://caseledger.dev/problems/missing_right',
  title: 'Not allowed',
  status: 403,
  detail: `This needs the right ${right}, which you do not have.`,
  code: 'missing_right',
});

test('who may not call a route is told so, whatever the body is', async () => {
  const unreadable = { 'content-type': 'application/json' };
  const path = '/api/v1/case-link-requests/any/process';
  expect((await (await app.as('viewer-19')).post(path, '{', unreadable)).status).toBe(403);
  expect((await app.nobody.post(path, '{', unreadable)).status).toBe(401);
});
