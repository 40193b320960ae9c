import { found, process, requestBy, summaryOf } from '../support/case-links.js';
import { type Resident, resident } from '../support/residents.js';
import { routePolicies } from '../support/route-policies.js';
import { nameOf, pathWith, type Route, routesOf } from '../support/routes.js';
import { type Actor, type Answer, type Headers, type TestApp, testApp } from '../support/test-app.js';

/** Rule G2: an object of another county gives exactly what a missing object gives. */
let app: TestApp;
let own: Resident;
let foreign: Resident;
let ownRequest: string;
let foreignRequest: string;
let ownTask: string;
let foreignTask: string;

const canaries = /Zzyzxname|432-?10-?9876|zzyzx@|Secret Canyon|2095550199/gi;
const leaks = (answer: Answer) => JSON.stringify([answer.headers, answer.text]).match(canaries) ?? [];

beforeAll(async () => {
  app = await testApp();
  own = await resident(app);
  foreign = await resident(app, {
    counties: ['34'],
    person: {
      firstName: 'Zoltan',
      lastName: 'Zzyzxname',
      ssn: '432109876',
      email: 'zzyzx@example.org',
      phones: [{ number: '2095550199', type: 'Cell' }],
      addresses: [{ type: 'physical', line1: '9 Secret Canyon', city: 'Galt', state: 'CA', zip: '95632' }],
    },
  });
  ownRequest = (await requestBy(app, own))['19']!;
  foreignRequest = (await requestBy(app, foreign))['34']!;
  ownTask = await taskAbout(own, '19');
  foreignTask = await taskAbout(foreign, '34');
});
afterAll(() => app.stop());

/** A supervisor's task: somebody edited a contact under Customer Privacy. */
async function taskAbout(who: Resident, county: string): Promise<string> {
  const supervisor = await app.as(`supervisor-${county}`);
  await supervisor.put(`/api/v1/persons/${who.personId}/customer-privacy`, {
    active: true,
    reason: 'Her wish.',
  });
  const email = `${who === foreign ? 'zzyzx' : 'ana'}@example.net`;
  await supervisor.put(`/api/v1/persons/${who.personId}/contact`, { email, phones: [] });
  const { body } = await supervisor.get('/api/v1/supervisor-tasks');
  return body.items.find((each: { personId: string }) => each.personId === who.personId).taskId;
}

/** Ids of each kind: those of the other county, those that nothing has, and the own ones. */
const idsOf = {
  foreign: () => ({
    request: foreignRequest,
    person: foreign.personId,
    case: foreign.caseNumbers[0]!,
    task: foreignTask,
  }),
  missing: () => ({
    request: `${'m'.repeat(26)}-34`,
    person: 'P-0',
    case: 'M000C0',
    task: 'P-0.2026-01-01T00:00:00.000Z',
  }),
  own: () => ({ request: ownRequest, person: own.personId, case: own.caseNumbers[0]!, task: ownTask }),
};
type Ids = ReturnType<(typeof idsOf)['own']>;

/** Every route of a county's staff that names an object, with a body that would do for an own one. */
const staffRoutes: Readonly<
  Record<string, { body?: (ids: Ids) => object; id: (ids: Ids) => Record<string, string> }>
> = {
  'GET /api/v1/case-link-requests/:id': { id: ({ request }) => ({ id: request }) },
  'POST /api/v1/case-link-requests/:id/process': {
    id: ({ request }) => ({ id: request }),
    body: ({ person }) => ({ personId: person, verification: { methods: ['in_person_id'] } }),
  },
  'POST /api/v1/case-link-requests/:id/reject': {
    id: ({ request }) => ({ id: request }),
    body: () => ({ reason: 'other', note: 'So it is.' }),
  },
  'POST /api/v1/case-link-requests/:id/take': { id: ({ request }) => ({ id: request }) },
  'POST /api/v1/case-link-requests/:id/release': { id: ({ request }) => ({ id: request }) },
  'POST /api/v1/case-link-requests/:id/ask': { id: ({ request }) => ({ id: request }) },
  'POST /api/v1/case-link-requests/:id/decline': {
    id: ({ request }) => ({ id: request }),
    body: () => ({ worker: 'worker-19' }),
  },
  'POST /api/v1/case-link-requests/:id/notes': {
    id: ({ request }) => ({ id: request }),
    body: () => ({ text: 'A note.' }),
  },
  'POST /api/v1/case-link-requests/:id/wait': {
    id: ({ request }) => ({ id: request }),
    body: () => ({ reason: 'visit' }),
  },
  'POST /api/v1/case-link-requests/:id/resume': { id: ({ request }) => ({ id: request }) },
  'POST /api/v1/case-link-requests/:id/assign': {
    id: ({ request }) => ({ id: request }),
    body: () => ({ worker: 'worker-19' }),
  },
  'POST /api/v1/case-link-requests/:id/dismiss-candidate': {
    id: ({ request }) => ({ id: request }),
    body: ({ person }) => ({ personId: person }),
  },
  'POST /api/v1/case-link-requests/:id/presence': { id: ({ request }) => ({ id: request }) },
  'DELETE /api/v1/case-link-requests/:id/presence': { id: ({ request }) => ({ id: request }) },
  'POST /api/v1/persons/:id/unlink': {
    id: ({ person }) => ({ id: person }),
    body: () => ({ reason: 'customer_asked' }),
  },
  'GET /api/v1/persons/:id': { id: ({ person }) => ({ id: person }) },
  'GET /api/v1/persons/:id/links': { id: ({ person }) => ({ id: person }) },
  'PUT /api/v1/persons/:id/contact': {
    id: ({ person }) => ({ id: person }),
    body: () => ({ email: 'else@example.org', phones: [] }),
  },
  'POST /api/v1/persons/:id/reset-ivr-pin': { id: ({ person }) => ({ id: person }) },
  'POST /api/v1/persons/:id/reveal': {
    id: ({ person }) => ({ id: person }),
    body: () => ({ field: 'ssn', reason: 'Checks a letter.' }),
  },
  'PUT /api/v1/persons/:id/customer-privacy': {
    id: ({ person }) => ({ id: person }),
    body: () => ({ active: true, reason: 'Her wish.' }),
  },
  'GET /api/v1/cases/:caseNumber': { id: (ids) => ({ caseNumber: ids.case }) },
  'GET /api/v1/cases/:caseNumber/history': { id: (ids) => ({ caseNumber: ids.case }) },
  'PUT /api/v1/cases/:caseNumber/programs/:kind/worker': {
    id: (ids) => ({ caseNumber: ids.case, kind: 'CalFresh' }),
    body: () => ({ worker: 'worker-19' }),
  },
  'PUT /api/v1/cases/:caseNumber/persons/:personId/out-of-the-home': {
    id: (ids) => ({ caseNumber: ids.case, personId: ids.person }),
    body: () => ({ permanentlyOutOfTheHome: false }),
  },
  'POST /api/v1/supervisor-tasks/:id/settle': { id: ({ task }) => ({ id: task }) },
};

/** Rights by which staff of a county reach that county's objects. */
const countyRights = /^(person|contact|case-link|e-message|referral|settings):/;
/** Those are probed in county-messages.spec.ts. */
const inCountyMessages = /\/(e-messages|forms|files|message-recipients)\b/;

test('every route that names an object of a county is probed here', () => {
  const naming = routesOf(app)
    .filter(({ path, method }) => path.includes(':') && method !== 'HEAD')
    .map(nameOf)
    .filter((name) => countyRights.test(routePolicies[name] ?? '') && !inCountyMessages.test(name));
  expect(naming.sort()).toEqual(Object.keys(staffRoutes).sort());
});

test.each(Object.keys(staffRoutes))(
  '%s: what is another county’s looks exactly like what is not there',
  async (name) => {
    const before = await app.system.store.head();
    for (const identity of ['worker-19', 'supervisor-19', 'viewer-19']) {
      const actor = await app.as(identity);
      const [theirs, nothing] = [
        await call(name, actor, idsOf.foreign()),
        await call(name, actor, idsOf.missing()),
      ];
      expect(without(theirs)).toEqual(without(nothing));
      expect([403, 404]).toContain(theirs.status);
      expect(leaks(theirs)).toEqual([]);
      if (identity === 'supervisor-19') expect(theirs.status).toBe(404);
    }
    expect(await app.system.store.head()).toBe(before);
  },
);

test('the head of an answer tells no more than its body', async () => {
  const worker = await app.as('worker-19');
  const headers = { authorization: `Bearer ${worker.token}` };
  const head = (path: string) => app.call('HEAD', path, undefined, headers);
  for (const [theirs, nothing] of [
    [`/api/v1/persons/${foreign.personId}`, '/api/v1/persons/P-0'],
    [`/api/v1/cases/${foreign.caseNumbers[0]}`, '/api/v1/cases/M000C0'],
    [`/api/v1/case-link-requests/${foreignRequest}`, `/api/v1/case-link-requests/${idsOf.missing().request}`],
  ] as const)
    expect(without(await head(theirs))).toEqual(without(await head(nothing)));
});

describe('an own object together with another county’s', () => {
  let worker: Actor;
  beforeAll(async () => {
    worker = await app.as('worker-19');
  });

  const alike = (theirs: Answer, nothing: Answer) => {
    expect(without(theirs)).toEqual(without(nothing));
    expect(leaks(theirs)).toEqual([]);
  };

  test('a person of another county cannot be selected for an own request', async () => {
    const theirs = await process(worker, ownRequest, foreign.personId);
    expect(theirs.status).toBe(404);
    alike(theirs, await process(worker, ownRequest, 'P-0'));
    alike(await summaryOf(worker, ownRequest, foreign.personId), await summaryOf(worker, ownRequest, 'P-0'));
    const path = `/api/v1/case-link-requests/${ownRequest}/dismiss-candidate`;
    alike(
      await worker.post(path, { personId: foreign.personId }),
      await worker.post(path, { personId: 'P-0' }),
    );
  });

  test('Select Person finds nobody of another county, by whatever is known of them', async () => {
    const search = (criteria: object) => worker.post('/api/v1/persons/search', criteria);
    for (const [known, unknown] of [
      [{ lastName: 'Zzyzxname' }, { lastName: 'Qqqqqq' }],
      [
        { lastName: 'Zzyzxname', dateOfBirth: '1984-02-29' },
        { lastName: 'Qqqqqq', dateOfBirth: '1984-02-29' },
      ],
      [{ ssn: '432-10-9876' }, { ssn: '432-10-9877' }],
      [{ phone: '2095550199' }, { phone: '2095550198' }],
      [{ caseNumber: foreign.caseNumbers[0] }, { caseNumber: 'M000C0' }],
    ] as const)
      alike(await search(known), await search(unknown));
    alike(
      await search({ lastName: own.lastName, requestId: foreignRequest }),
      await search({ lastName: own.lastName, requestId: idsOf.missing().request }),
    );
  });

  test('the Cases List knows no case of another county', async () => {
    for (const [known, unknown] of [
      [`caseNumber=${foreign.caseNumbers[0]}`, 'caseNumber=M000C0'],
      ['name=Zzyzxname', 'name=Qqqqqq'],
      ['name=Zoltan%20Zzyzxname', 'name=Zoltan%20Qqqqqq'],
    ])
      alike(await worker.get(`/api/v1/cases?${known}`), await worker.get(`/api/v1/cases?${unknown}`));
    expect((await worker.get('/api/v1/cases?pageSize=100')).body.items).toHaveLength(1);
  });

  test('the Case Link Request Search knows no request of another county', async () => {
    expect(await found(worker)).toEqual([ownRequest]);
    for (const status of ['Pending', 'Processed', 'Rejected'])
      expect(await found(worker, { status, lastName: 'Zzyzxname' })).toEqual([]);
    expect(await found(worker, { assignee: 'worker-34' })).toEqual([]);
  });

  test('nobody follows the changes of another county, or of another account', async () => {
    const live = (topics: string) => worker.get(`/api/v1/live?topics=${topics}`);
    const nothing = await live('nothing-there');
    expect(nothing.status).toBe(404);
    for (const topics of [
      'case-link-requests:34',
      `case-link-request:34:${foreignRequest}`,
      `account:${foreign.accountId}`,
      'case-link-requests:19,case-link-requests:34',
      'case-link-requests',
      'projections',
    ])
      alike(await live(topics), nothing);
  });
});

test('one customer sees nothing of another’s links, requests and attempts', async () => {
  const mine = (await own.customer.get('/api/v1/portal/link-requests')).body.items;
  const theirs = (await foreign.customer.get('/api/v1/portal/link-requests')).body.items;
  expect([mine.length, theirs.length]).toEqual([1, 1]);
  expect(mine[0].requestId).not.toBe(theirs[0].requestId);
  const attempt = (await foreign.ask({ dateOfBirth: '1980-01-01' })).body.attemptId;
  for (const [action, body] of [
    ['give-up', {}],
    ['code', { channelId: 'x' }],
    ['verify', { code: '12345678' }],
  ] as const) {
    const send = (id: string) => own.customer.post(`/api/v1/portal/link-attempts/${id}/${action}`, body);
    expect(without(await send(attempt))).toEqual(without(await send('m'.repeat(26))));
  }
});

test('the own objects are all reached by these routes, so that the probes above are real', async () => {
  const supervisor = await app.as('supervisor-19');
  for (const name of Object.keys(staffRoutes)) {
    const answer = await call(name, supervisor, idsOf.own());
    expect([name, answer.status]).not.toEqual([name, 404]);
    expect([200, 409]).toContain(answer.status);
  }
});

test('a Social Security Number stands in no answer in full, except where it is revealed', async () => {
  const supervisor = await app.as('supervisor-34');
  const inFull = /432-?10-?9876/;
  const seen: string[] = [];
  for (const name of Object.keys(staffRoutes).filter((each) => each.startsWith('GET')))
    seen.push((await call(name, supervisor, idsOf.foreign())).text);
  seen.push((await summaryOf(supervisor, foreignRequest, foreign.personId)).text);
  for (const criteria of [{ ssn: '432109876' }, { lastName: 'Zzyzxname' }])
    seen.push((await supervisor.post('/api/v1/persons/search', criteria)).text);
  for (const path of ['/api/v1/cases', '/api/v1/case-link-requests', '/api/v1/supervisor-tasks'])
    seen.push((await supervisor.get(path)).text);
  expect(seen.filter((each) => inFull.test(each))).toEqual([]);
  expect(seen.filter((each) => each.includes('***-**-9876')).length).toBeGreaterThan(3);
  const reveal = { field: 'ssn', reason: 'Compares a letter.' };
  const { body } = await supervisor.post(`/api/v1/persons/${foreign.personId}/reveal`, reveal);
  expect(body).toEqual({ personId: foreign.personId, field: 'ssn', value: '432109876' });
});

function call(name: string, actor: Actor, ids: Ids): Promise<Answer> {
  const [method, path] = name.split(' ') as [Route['method'], string];
  const { id, body } = staffRoutes[name]!;
  const headers: Headers = { authorization: `Bearer ${actor.token}` };
  const sent = method === 'GET' ? undefined : (body?.(ids) ?? {});
  return app.call(method, pathWith({ method, path }, id(ids), 'other'), sent, headers);
}

/** An answer without what differs at every call. */
function without({ status, headers, text }: Answer) {
  const { date: _, 'caseledger-position': __, ...rest } = headers;
  return { status, headers: rest, text };
}
