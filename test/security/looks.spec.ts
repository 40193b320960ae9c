import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { comparePositions, Unavailable } from '#event-store';
import { linkByMail, requestBy } from '../support/case-links.js';
import { looksDuring, looksOf } from '../support/looks.js';
import { type MessageObjects, messageObjects } from '../support/message-objects.js';
import { type Resident, resident } from '../support/residents.js';
import { routePolicies } from '../support/route-policies.js';
import { type Actor, type Answer, type TestApp, testApp } from '../support/test-app.js';

/** Rule G3: every look at personal data is recorded: who, what, when, from where, why, outcome. */
let app: TestApp;
let ana: Resident;
/** What she and the county wrote to each other. */
let messages: MessageObjects;
/** Has an attempt that can be verified. */
let eve: Resident;
let attemptId: string;
let channelId: string;
/** Is on a case of the county, and Primary Applicant of nothing. */
let member: Resident;
let requestId: string;
let worker: Actor;
let supervisor: Actor;
let ops: Actor;
let auditor: Actor;
let erasureId: string;
let exportId: string;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  supervisor = await app.as('supervisor-19');
  ops = await app.as('ops');
  auditor = await app.as('auditor');
  ana = await resident(app, {
    person: { firstName: 'Zoltana', lastName: 'Zzyzxname', ssn: '432109876', email: 'zzyzx@example.org' },
    profile: { ssn: '432109876', phone: '2095550199' },
  });
  requestId = (await requestBy(app, ana))['19']!;
  entered = (await app.system.queries.findRequests.byId(requestId as never))!.registrant.$sealed;
  await worker.post(`/api/v1/case-link-requests/${requestId}/take`);
  await linkByMail(app, ana);
  messages = await messageObjects(app, '19', 'Zzyzxname', ana);
  await supervisor.put(`/api/v1/persons/${ana.personId}/customer-privacy`, {
    active: true,
    reason: 'Her wish.',
  });
  await worker.put(`/api/v1/persons/${ana.personId}/contact`, { email: 'zzyzx@example.net', phones: [] });
  eve = await resident(app);
  const { body } = await eve.ask();
  attemptId = body.attemptId;
  channelId = body.channels[0].id;
  member = await resident(app, { case: { programs: [{ kind: 'CalFresh', status: 'Active' }] } });
  const about = { subject: `person:${member.personId}` };
  erasureId = (await auditor.post('/api/v1/audit/erasures', { ...about, legalBasis: 'Her wish.' }, complaint))
    .body.erasureId;
  await auditor.post('/api/v1/audit/holds', { ...about, reason: 'A suit.' }, complaint);
  exportId = (
    await auditor.post('/api/v1/audit/exports', { case: member.caseNumbers[0], household: false }, complaint)
  ).body.exportId;
  await app.until(async () =>
    (await auditor.get(`/api/v1/audit/exports/${exportId}`, complaint)).body.state === 'done'
      ? true
      : undefined,
  );
});
afterAll(() => app.stop());

const person = () => `person-${ana.personId}`;
/** What she entered for her request has a key of its own. */
let entered: string;
const account = () => `account-${ana.accountId}`;
/** Why auditors look. */
const complaint = { 'caseledger-reason': 'Complaint 17' };
const found = { lastName: 'Zzyzxname', firstName: 'Zoltana' };

/** Everything that shows personal data to a person, and whose it then is. */
const shows: Readonly<
  Record<
    string,
    {
      by: () => Actor;
      call: (by: Actor) => Promise<Answer>;
      whose: () => string[];
      task: () => string;
      criteria?: object;
      reason?: string;
      status?: number;
    }
  >
> = {
  'GET /api/v1/case-link-requests': {
    by: () => worker,
    call: (by) => by.get('/api/v1/case-link-requests'),
    whose: () => [entered],
    task: () => 'case-link-request-search',
  },
  'GET /api/v1/case-link-requests with names': {
    by: () => worker,
    call: (by) => by.get('/api/v1/case-link-requests?firstName=Zoltana&lastName=Zzyzxname'),
    whose: () => [entered],
    task: () => 'case-link-request-search',
    criteria: found,
  },
  'GET /api/v1/worklist/home': {
    by: () => worker,
    call: (by) => by.get('/api/v1/worklist/home'),
    whose: () => [entered],
    task: () => 'home',
  },
  'GET /api/v1/me': {
    by: () => ana.customer,
    call: (by) => by.get('/api/v1/me'),
    whose: () => [account()],
    task: () => 'own-account',
  },
  'GET /api/v1/portal/e-notification': {
    by: () => ana.customer,
    call: (by) => by.get('/api/v1/portal/e-notification'),
    whose: () => [person()],
    task: () => 'own-e-notification',
  },
  'PUT /api/v1/portal/e-notification': {
    by: () => ana.customer,
    call: (by) => by.put('/api/v1/portal/e-notification', { on: true, noas: false }),
    whose: () => [person()],
    task: () => 'own-e-notification',
  },
  'GET /api/v1/case-link-requests/:id': {
    by: () => worker,
    call: (by) => by.get(`/api/v1/case-link-requests/${requestId}`),
    whose: () => [account(), person(), entered],
    task: () => `case-link-request:${requestId}`,
  },
  'GET /api/v1/case-link-requests/:id with a person': {
    by: () => worker,
    call: (by) => by.get(`/api/v1/case-link-requests/${requestId}?personId=${ana.personId}`),
    whose: () => [account(), person(), entered],
    task: () => `case-link-request:${requestId}`,
  },
  'POST /api/v1/persons/search': {
    by: () => worker,
    call: (by) => by.post('/api/v1/persons/search', found),
    whose: () => [person()],
    task: () => 'select-person',
    criteria: { ...found, phonetic: true },
  },
  'GET /api/v1/persons/:id': {
    by: () => worker,
    call: (by) => by.get(`/api/v1/persons/${ana.personId}`),
    whose: () => [person()],
    task: () => 'person',
  },
  'GET /api/v1/persons/:id/links': {
    by: () => worker,
    call: (by) => by.get(`/api/v1/persons/${ana.personId}/links`),
    whose: () => [account()],
    task: () => 'person',
  },
  'POST /api/v1/persons/search with what the registrant entered': {
    by: () => worker,
    call: (by) => by.post('/api/v1/persons/search', { requestId, registrantSsn: true }),
    whose: () => [person()],
    task: () => `case-link-request:${requestId}`,
    criteria: { phonetic: true, registrantSsn: true },
  },
  'POST /api/v1/persons/:id/reveal': {
    by: () => worker,
    call: (by) =>
      by.post(`/api/v1/persons/${ana.personId}/reveal`, { field: 'ssn', reason: 'Compares a letter.' }),
    whose: () => [person()],
    task: () => 'reveal-ssn',
    reason: 'Compares a letter.',
  },
  'GET /api/v1/cases': {
    by: () => worker,
    call: (by) => by.get('/api/v1/cases'),
    whose: () => [person(), `person-${eve.personId}`],
    task: () => 'cases-list',
  },
  'POST /api/v1/cases/search': {
    by: () => worker,
    call: (by) => by.post('/api/v1/cases/search', { name: 'Zzyzxname' }),
    whose: () => [person()],
    task: () => 'cases-list',
    criteria: { name: 'Zzyzxname' },
  },
  'GET /api/v1/cases/:caseNumber': {
    by: () => worker,
    call: (by) => by.get(`/api/v1/cases/${ana.caseNumbers[0]}`),
    whose: () => [person()],
    task: () => `case:${ana.caseNumbers[0]}`,
  },
  'GET /api/v1/cases/:caseNumber/history': {
    by: () => worker,
    call: (by) => by.get(`/api/v1/cases/${ana.caseNumbers[0]}/history`),
    whose: () => [person()],
    task: () => `case:${ana.caseNumbers[0]}`,
  },
  'POST /api/v1/e-messages/search': {
    by: () => worker,
    call: (by) => by.post('/api/v1/e-messages/search', {}),
    whose: () => [person()],
    task: () => 'e-messages-search',
  },
  'POST /api/v1/e-messages/search with words of a subject': {
    by: () => worker,
    call: (by) => by.post('/api/v1/e-messages/search', { subject: 'Zzyzxname' }),
    whose: () => [person()],
    task: () => 'e-messages-search',
    criteria: { subject: 'Zzyzxname' },
  },
  'GET /api/v1/e-messages/:id': {
    by: () => worker,
    call: (by) => by.get(`/api/v1/e-messages/${messages.message}`),
    whose: () => [person()],
    task: () => `e-message:${messages.message}`,
  },
  'GET /api/v1/e-messages/:id with the eyes of the customer': {
    by: () => worker,
    call: (by) => by.get(`/api/v1/e-messages/${messages.action}?as=customer`),
    whose: () => [person()],
    task: () => `e-message:${messages.action}`,
  },
  'GET /api/v1/cases/:caseNumber/message-recipients': {
    by: () => worker,
    call: (by) => by.get(`/api/v1/cases/${ana.caseNumbers[0]}/message-recipients`),
    whose: () => [person()],
    task: () => 'message-recipients',
  },
  'GET /api/v1/forms': {
    by: () => worker,
    call: (by) => by.get(`/api/v1/forms?personId=${ana.personId}`),
    whose: () => [person()],
    task: () => 'forms',
  },
  'GET /api/v1/files/:id': {
    by: () => worker,
    call: (by) => by.get(`/api/v1/files/${messages.document}`),
    whose: () => [person()],
    task: () => 'file',
  },
  'GET /api/v1/files/:id/pages/:page': {
    by: () => worker,
    call: (by) => by.get(`/api/v1/files/${messages.document}/pages/1`),
    whose: () => [person()],
    task: () => 'file',
  },
  'GET /api/v1/files/:id with what the customer added': {
    by: () => ana.customer,
    call: (by) => by.get(`/api/v1/files/${messages.added}`),
    whose: () => [person()],
    task: () => 'file',
  },
  'GET /api/v1/portal/messages': {
    by: () => ana.customer,
    call: (by) => by.get('/api/v1/portal/messages?box=all'),
    whose: () => [person()],
    task: () => 'own-messages',
  },
  'GET /api/v1/portal/messages/:id': {
    by: () => ana.customer,
    call: (by) => by.get(`/api/v1/portal/messages/${messages.action}`),
    whose: () => [person()],
    task: () => 'own-message',
  },
  'GET /api/v1/portal/messages/cases': {
    by: () => ana.customer,
    call: (by) => by.get('/api/v1/portal/messages/cases'),
    whose: () => [person()],
    task: () => 'own-cases',
  },
  'GET /api/v1/supervisor-tasks with messages that nobody has': {
    by: () => supervisor,
    call: (by) => by.get('/api/v1/supervisor-tasks?kind=message_unassigned'),
    whose: () => [person()],
    task: () => 'supervisor-tasks',
  },
  'GET /api/v1/supervisor-tasks': {
    by: () => supervisor,
    call: (by) => by.get('/api/v1/supervisor-tasks?kind=contact_notice'),
    whose: () => [person()],
    task: () => 'supervisor-tasks',
  },
  'GET /api/v1/audit/timeline': {
    by: () => auditor,
    call: (by) =>
      by.get(`/api/v1/audit/timeline?person=${ana.personId}`, { 'caseledger-reason': 'Complaint 17' }),
    whose: () => [account(), person()],
    task: () => `audit-timeline person:${ana.personId}`,
    reason: 'Complaint 17',
  },
  'GET /api/v1/audit/as-of': {
    by: () => auditor,
    call: (by) =>
      by.get(`/api/v1/audit/as-of?subject=person:${ana.personId}&at=${app.clock.now()}`, {
        'caseledger-reason': 'Complaint 17',
      }),
    whose: () => [person()],
    task: () => `audit-as-of person:${ana.personId}`,
    reason: 'Complaint 17',
  },
  'GET /api/v1/audit/erasures': {
    by: () => auditor,
    call: (by) => by.get('/api/v1/audit/erasures', complaint),
    whose: () => [expect.stringMatching(/^erasure-/)],
    task: () => `erasures person:${member.personId}`,
    reason: 'Complaint 17',
  },
  'GET /api/v1/audit/erasures/:id': {
    by: () => auditor,
    call: (by) => by.get(`/api/v1/audit/erasures/${erasureId}`, complaint),
    whose: () => [expect.stringMatching(/^erasure-/)],
    task: () => `erasures person:${member.personId}`,
    reason: 'Complaint 17',
  },
  'GET /api/v1/audit/holds': {
    by: () => auditor,
    call: (by) => by.get('/api/v1/audit/holds', complaint),
    whose: () => [expect.stringMatching(/^legal-hold-/)],
    task: () => 'legal-holds',
    reason: 'Complaint 17',
  },
  'GET /api/v1/audit/exports/:id/file': {
    by: () => auditor,
    call: (by) => by.get(`/api/v1/audit/exports/${exportId}/file`, complaint),
    whose: () => [`person-${member.personId}`],
    task: () => `export case:${member.caseNumbers[0]}`,
    reason: 'Complaint 17',
  },
  'GET /api/v1/audit/timeline.csv': {
    by: () => auditor,
    call: (by) => by.get(`/api/v1/audit/timeline.csv?person=${ana.personId}`, complaint),
    whose: () => [person(), account()],
    task: () => `audit-timeline person:${ana.personId}`,
    reason: 'Complaint 17',
  },
  'GET /api/v1/audit/looks': {
    by: () => auditor,
    call: (by) => by.get(`/api/v1/audit/looks?person=${eve.personId}&to=2020-01-01`, complaint),
    whose: () => [`person-${eve.personId}`, `attempt-${attemptId}`],
    task: () => `audit-looks person:${eve.personId}`,
    reason: 'Complaint 17',
  },
  'GET /api/v1/audit/looks.csv': {
    by: () => auditor,
    call: (by) => by.get(`/api/v1/audit/looks.csv?person=${eve.personId}&to=2020-01-01`, complaint),
    whose: () => [`person-${eve.personId}`, `attempt-${attemptId}`],
    task: () => `audit-looks person:${eve.personId}`,
    reason: 'Complaint 17',
  },
  'GET /api/v1/audit/looks/unusual': {
    by: () => auditor,
    call: (by) => by.get('/api/v1/audit/looks/unusual?to=2020-01-01', complaint),
    whose: () => [],
    task: () => 'audit-unusual-looks',
    reason: 'Complaint 17',
  },
  'GET /api/v1/audit/disclosures': {
    by: () => auditor,
    call: (by) => by.get(`/api/v1/audit/disclosures?person=${eve.personId}`, complaint),
    whose: () => [`person-${eve.personId}`, `attempt-${attemptId}`],
    task: () => `audit-disclosures person:${eve.personId}`,
    reason: 'Complaint 17',
  },
  'GET /api/v1/audit/disclosures.csv': {
    by: () => auditor,
    call: (by) => by.get(`/api/v1/audit/disclosures.csv?person=${member.personId}`, complaint),
    whose: () => [
      `person-${member.personId}`,
      expect.stringMatching(/^erasure-/),
      expect.stringMatching(/^legal-hold-/),
    ],
    task: () => `audit-disclosures person:${member.personId}`,
    reason: 'Complaint 17',
  },
  'GET /api/v1/ops/outbox': {
    by: () => ops,
    call: (by) => by.get('/api/v1/ops/outbox'),
    whose: () => [account(), person()],
    task: () => 'outbox',
  },
  'POST /api/v1/case-link-requests/:id/process with who is no Primary Applicant': {
    by: () => worker,
    call: (by) =>
      by.post(`/api/v1/case-link-requests/${requestId}/process`, {
        personId: member.personId,
        verification: { methods: ['video'] },
      }),
    whose: () => [`person-${member.personId}`],
    task: () => `case-link-request:${requestId}`,
    status: 409,
  },
  'POST /api/v1/case-link-requests/:id/process with an account that is linked otherwise': {
    by: () => worker,
    call: (by) =>
      by.post(`/api/v1/case-link-requests/${requestId}/process`, {
        personId: eve.personId,
        verification: { methods: ['video'] },
      }),
    whose: () => [account()],
    task: () => `case-link-request:${requestId}`,
    status: 409,
  },
  'POST /api/v1/portal/link-attempts': {
    by: () => eve.customer,
    call: (by) => by.post('/api/v1/portal/link-attempts', eve.asks()),
    whose: () => [`person-${eve.personId}`],
    task: () => 'own-link-attempt',
    status: 201,
  },
  'GET /api/v1/portal/link-attempts/:id': {
    by: () => eve.customer,
    call: (by) => by.get(`/api/v1/portal/link-attempts/${attemptId}`),
    whose: () => [`account-${eve.accountId}`, `person-${eve.personId}`],
    task: () => 'own-link-attempt',
  },
  'GET /api/v1/portal/link-attempts': {
    by: () => eve.customer,
    call: (by) => by.get('/api/v1/portal/link-attempts'),
    whose: () => [`account-${eve.accountId}`, `person-${eve.personId}`],
    task: () => 'own-link-attempt',
  },
  'POST /api/v1/portal/link-attempts/:id/code': {
    by: () => eve.customer,
    call: (by) => by.post(`/api/v1/portal/link-attempts/${attemptId}/code`, { channelId }),
    whose: () => [`person-${eve.personId}`],
    task: () => 'own-link-attempt',
  },
  'GET /api/v1/portal/links': {
    by: () => ana.customer,
    call: (by) => by.get('/api/v1/portal/links'),
    whose: () => [person()],
    task: () => 'own-links',
  },
  'GET /api/v1/portal/link-requests': {
    by: () => ana.customer,
    call: (by) => by.get('/api/v1/portal/link-requests'),
    whose: () => [entered],
    task: () => 'own-link-requests',
  },
};

test.each(Object.keys(shows))('%s leaves one record: who, whose, why and what was asked', async (name) => {
  const { by, call, whose, task, criteria, reason, status = 200 } = shows[name]!;
  let answer: Answer | undefined;
  const looks = await looksDuring(app, async () => {
    answer = await call(by());
  });
  expect(answer?.status).toBe(status);
  expect(looks).toHaveLength(1);
  const [look] = looks;
  expect(look).toMatchObject({
    route: name.split(' with')[0],
    purpose: { task: task() },
    outcome: 'shown',
    from: '127.0.0.1',
  });
  expect(look!.subjects).toHaveLength(whose().length);
  expect(look!.subjects).toEqual(expect.arrayContaining(whose()));
  expect(look!.actor.id).toBe(
    (await by().get('/api/v1/me')).body.kind === 'customer'
      ? by() === eve.customer
        ? eve.accountId
        : ana.accountId
      : (await by().get('/api/v1/me')).body.id,
  );
  expect([look!.criteria, look!.reason]).toEqual([criteria, reason]);
});

/** Reads that show nobody, and why. A new route must be in one of the two lists. */
const showsNobody: Readonly<Record<string, string>> = {
  'GET /api/openapi.json': 'the description of the API',
  'GET /api/docs': 'the description of the API',
  'GET /api/docs/start.js': 'a file of the program',
  'GET /api/docs/swagger-ui.css': 'a file of the program',
  'GET /api/docs/swagger-ui-bundle.js': 'a file of the program',
  'GET /api/v1/counties': 'counties',
  'GET /api/v1/counties/:code/contact': 'how a county is reached',
  'GET /api/v1/demo/identities': 'invented staff',
  'GET /api/v1/sign-in': 'ways to sign in',
  'GET /api/v1/oidc/sign-in': 'a way to the issuer',
  'GET /api/v1/oidc/callback': 'a session begins',
  'GET /health/live': 'parts of the program',
  'GET /health/ready': 'parts of the program',
  'GET /metrics': 'numbers',
  'GET /api/v1/live': 'hints: topics and positions',
  'GET /api/v1/portal/messages/counts': 'numbers',
  'GET /api/v1/county/workers': 'staff',
  'GET /api/v1/county-settings': 'settings',
  'GET /api/v1/audit/ledger': 'numbers and hashes',
  'GET /api/v1/audit/ledger/key': 'public keys',
  'GET /api/v1/audit/ledger/checkpoint': 'a hash and a signature',
  'GET /api/v1/audit/ledger/verify/:runId': 'numbers',
  'GET /api/v1/audit/exports': 'ids and states',
  'GET /api/v1/audit/exports/:id': 'ids and states',
  'GET /api/v1/ops/rebuilds': 'numbers',
  'GET /api/v1/ops/projections/:name/lag': 'numbers',
  'GET /api/v1/ops/batches': 'numbers',
  'GET /api/v1/ops/backups': 'moments, sizes and places',
  'GET /api/v1/ops/projections': 'numbers',
  'GET /api/v1/ops/rebuilds/:id': 'numbers',
  'GET /api/v1/ops/dead-letters': 'types, ids and errors',
};

test('every read of the program is either one that leaves a record, or said to show nobody', () => {
  const shown = new Set(Object.keys(shows).map((each) => each.split(' with')[0]));
  const reads = Object.keys(routePolicies).filter((each) => each.startsWith('GET '));
  expect(reads.filter((each) => !shown.has(each) && showsNobody[each] === undefined)).toEqual([]);
  expect(Object.keys(showsNobody).filter((each) => shown.has(each) || !reads.includes(each))).toEqual([]);
});

test('a search that finds nobody is recorded with what was searched for', async () => {
  const looks = await looksDuring(app, () => worker.post('/api/v1/persons/search', { ssn: '432-10-9999' }));
  expect(looks).toEqual([
    expect.objectContaining({ subjects: [], criteria: { ssn: '432-10-9999', phonetic: true } }),
  ]);
});

test('what is refused or missing shows nobody, and records nobody as seen', async () => {
  const viewer = await app.as('viewer-19');
  const foreign = await app.as('worker-34');
  const looks = await looksDuring(app, async () => {
    expect(
      (await viewer.post(`/api/v1/persons/${ana.personId}/reveal`, { field: 'ssn', reason: 'Curious.' }))
        .status,
    ).toBe(403);
    expect((await foreign.get(`/api/v1/persons/${ana.personId}`)).status).toBe(404);
    expect((await foreign.get(`/api/v1/case-link-requests/${requestId}`)).status).toBe(404);
  });
  expect(looks).toEqual([]);
});

test('a reason that is given with the call is kept', async () => {
  const looks = await looksDuring(app, () =>
    worker.get(`/api/v1/persons/${ana.personId}`, { 'caseledger-reason': 'She is on the phone.' }),
  );
  expect(looks[0]?.reason).toBe('She is on the phone.');
});

test('a look says which copy of which view was shown, and how far it was', async () => {
  const [live, head] = [await app.system.readStore.live('persons'), await app.system.store.head()];
  const looks = await looksDuring(app, async () => {
    await worker.post('/api/v1/persons/search', found);
    await worker.get(`/api/v1/case-link-requests/${requestId}`);
  });
  const position = looks[0]?.saw?.[0]?.position;
  expect(looks[0]?.saw).toEqual([{ view: 'persons', build: live?.build, position }]);
  expect(position).toHaveLength(head!.length);
  expect(comparePositions(position, head)).toBeLessThanOrEqual(0);
  expect(looks[1]?.saw?.map(({ view }) => view)).toContain('case-link-requests');
});

test('a page that refreshes itself counts once a minute; another page and another worker count for themselves', async () => {
  const live = { 'caseledger-live': 'refresh' };
  const colleague = await app.as('worker-19-b');
  const refresh = (by: Actor) => by.get(`/api/v1/case-link-requests/${requestId}`, live);
  const looks = await looksDuring(app, async () => {
    for (let n = 0; n < 5; n++) await refresh(worker);
    await refresh(colleague);
  });
  expect(looks.map((each) => each.actor.id)).toEqual(['worker-19', 'worker-19-b']);
  app.clock.advance(61_000);
  expect(await looksDuring(app, () => refresh(worker))).toHaveLength(1);
});

test('only pages refresh themselves: whatever a header says, every reveal and every other command counts', async () => {
  const live = { 'caseledger-live': 'refresh' };
  const reveal = { field: 'ssn', reason: 'Compares a letter.' };
  const commands: Readonly<Record<string, () => Promise<Answer>>> = {
    reveal: () => worker.post(`/api/v1/persons/${ana.personId}/reveal`, reveal, live),
    search: () => worker.post('/api/v1/persons/search', found, live),
    cases: () => worker.post('/api/v1/cases/search', { name: 'Zzyzxname' }, live),
    process: () =>
      worker.post(
        `/api/v1/case-link-requests/${requestId}/process`,
        { personId: member.personId, verification: { methods: ['video'] } },
        live,
      ),
    privacy: () =>
      supervisor.put(
        `/api/v1/persons/${ana.personId}/customer-privacy`,
        { active: true, reason: 'Her wish.' },
        live,
      ),
  };
  for (const [name, command] of Object.entries(commands)) {
    const looks = await looksDuring(app, async () => {
      for (let n = 0; n < 20; n++) await command();
    });
    expect([name, looks.length]).toEqual([name, 20]);
  }
});

test('setting Customer Privacy keeps its reason where looks are kept', async () => {
  const change = { active: false, reason: 'She asked by letter.' };
  const looks = await looksDuring(app, () =>
    supervisor.put(`/api/v1/persons/${ana.personId}/customer-privacy`, change),
  );
  expect(looks).toEqual([
    expect.objectContaining({
      purpose: { task: 'customer-privacy:lifted' },
      reason: change.reason,
      subjects: [person()],
    }),
  ]);
});

test('no name, number or address stands in clear in any file of the data folder, the record of looks included', async () => {
  await app.runtime.seal();
  const secrets = [
    'Zzyzxname',
    'Zoltana',
    '432109876',
    '432-10-9876',
    '432-10-9999',
    '2095550199',
    'zzyzx@example',
    'on the phone',
  ];
  const forms = secrets.flatMap((each) => [
    each,
    Buffer.from(each).toString('base64').replace(/=+$/, '').slice(0, -1),
    encodeURIComponent(each),
  ]);
  const files = filesIn(app.dataDir);
  const texts = files.map((file) => ({ file, text: readFileSync(file, 'latin1').toLowerCase() }));
  // An opaque id does stand there: these are the files that hold it all.
  expect(texts.filter(({ text }) => text.includes(ana.personId.toLowerCase())).length).toBeGreaterThan(2);
  const hits = texts.flatMap(({ file, text }) => {
    return forms.filter((each) => text.includes(each.toLowerCase())).map((each) => `${each} in ${file}`);
  });
  expect(hits).toEqual([]);
});

describe('when looks cannot be recorded', () => {
  let failing: jest.SpyInstance;
  beforeAll(async () => {
    const { length } = await looksOf(app);
    expect(length).toBeGreaterThan(20);
    await supervisor.put(`/api/v1/persons/${ana.personId}/customer-privacy`, {
      active: true,
      reason: 'Her wish.',
    });
    failing = jest
      .spyOn(app.system.looksStore, 'append')
      .mockRejectedValue(new Unavailable('the disk is full'));
  });
  afterAll(() => failing.mockRestore());

  test.each(Object.keys(shows))('%s shows nothing', async (name) => {
    const { by, call } = shows[name]!;
    const { status, headers, body, text } = await call(by());
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('2');
    expect(body.code).toBe('look_not_recorded');
    expect(text.match(/zzyzx|432|9876/gi)).toBeNull();
  });

  test.each(Object.keys(showsNobody).filter((each) => each !== 'GET /api/v1/live'))(
    '%s shows nobody, whoever asks and whatever they name',
    async (name) => {
      const path = name.slice('GET '.length);
      const ids = [ana.personId, requestId, messages.message, messages.document, '19', 'persons'];
      for (const by of [worker, supervisor, ops, auditor, ana.customer])
        for (const id of path.includes(':') ? ids : ['']) {
          const { text } = await by.get(path.replaceAll(/:\w+/g, id), complaint);
          expect(text.match(/zzyzx|zoltana|432109876|432-10|2095550199/gi)).toBeNull();
        }
    },
  );

  test('work that shows nobody goes on', async () => {
    expect((await worker.post(`/api/v1/case-link-requests/${requestId}/take`)).status).toBe(200);
    expect((await worker.get('/api/v1/counties')).status).toBe(200);
  });

  test('Customer Privacy is not lifted without its reason being kept', async () => {
    const before = await app.system.store.head();
    const lift = { active: false, reason: 'She asked.' };
    expect((await supervisor.put(`/api/v1/persons/${ana.personId}/customer-privacy`, lift)).status).toBe(503);
    expect(await app.system.store.head()).toBe(before);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) =>
      statSync(path).isDirectory() ? filesIn(path) : statSync(path).isFile() ? [path] : [],
    );
}

test('behind a proxy that is trusted the look tells who looked, not which proxy; others are not believed', async () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.9' };
  for (const [TRUSTED_PROXIES, from] of [
    ['127.0.0.1', '203.0.113.9'],
    ['10.0.0.0/8', '127.0.0.1'],
    ['', '127.0.0.1'],
  ] as const) {
    const behind = await testApp({ TRUSTED_PROXIES });
    const { personId } = await resident(behind);
    const looker = await behind.as('worker-19');
    const looks = await looksDuring(behind, () => looker.get(`/api/v1/persons/${personId}`, forwarded));
    expect([TRUSTED_PROXIES, looks.map((look) => look.from)]).toEqual([TRUSTED_PROXIES, [from]]);
    await behind.stop();
  }
});

test('an answer for paper is a look of its own, also right after the same on the screen', async () => {
  const path = `/api/v1/case-link-requests/${requestId}`;
  const tasks = (
    await looksDuring(app, async () => {
      await worker.get(path);
      for (const live of ['refresh', ''])
        await worker.get(path, { 'Caseledger-Purpose': 'print', 'Caseledger-Live': live });
    })
  ).map(({ purpose }) => purpose.task);
  expect(tasks).toEqual([
    `case-link-request:${requestId}`,
    `print:case-link-request:${requestId}`,
    `print:case-link-request:${requestId}`,
  ]);
});
