import { pdf } from '#files/testing';
import { upload } from '../support/documents.js';
import { type MessageObjects, messageObjects } from '../support/message-objects.js';
import { on, own, sendTo } from '../support/messages.js';
import { routePolicies } from '../support/route-policies.js';
import { nameOf, routesOf } from '../support/routes.js';
import { type Actor, type Answer, type TestApp, testApp } from '../support/test-app.js';

/** Rule G2 for e-messages, forms and documents: another county's, and another customer's, give what missing ones give. */
let app: TestApp;
let ours: MessageObjects;
let theirs: MessageObjects;
let worker: Actor;
let supervisor: Actor;
let file: readonly { name: string; bytes: Uint8Array }[];

beforeAll(async () => {
  app = await testApp();
  ours = await messageObjects(app, '19', 'Plainword');
  theirs = await messageObjects(app, '34', 'Zzyzxname');
  worker = await app.as('worker-19');
  supervisor = await app.as('supervisor-19');
  file = [{ name: 'a.pdf', bytes: await pdf() }];
});
afterAll(() => app.stop());

type Ids = Record<Exclude<keyof MessageObjects, 'who'> | 'case' | 'person', string>;
const idsOf = ({ who, ...ids }: MessageObjects): Ids => ({
  ...ids,
  case: who.caseNumbers[0]!,
  person: who.personId,
});
const nobodys = 'm'.repeat(26);
const noFile = '00000000-0000-4000-8000-000000000000';
const missing: Ids = {
  ...{ message: nobodys, action: nobodys, form: nobodys, ownForm: nobodys },
  ...{ added: `d-${nobodys}-${noFile}`, document: `d-${nobodys}-${noFile}` },
  ...{ sentForm: `v-${nobodys}-${noFile}`, formFile: `f-${nobodys}-${noFile}` },
  ...{ case: 'M000C0', person: 'P-0' },
};

type Ask = (ids: Ids, by: Actor) => Promise<Answer>;
const followUp = { subject: 'Again', body: 'Again, please.', actionType: 'Upload Document' };

/** Every route of staff that names something of e-messages in its address. */
const staff: Readonly<Record<string, Ask>> = {
  'GET /api/v1/e-messages/:id': ({ message }, by) => by.get(`/api/v1/e-messages/${message}`),
  'POST /api/v1/e-messages/:id/read': ({ message }, by) => on(by, message, 'read'),
  'POST /api/v1/e-messages/:id/writing': ({ message }, by) => on(by, message, 'writing'),
  'POST /api/v1/e-messages/:id/notes': ({ message }, by) => on(by, message, 'notes', { text: 'A note' }),
  'POST /api/v1/e-messages/:id/reassign': ({ message }, by) =>
    on(by, message, 'reassign', { worker: 'worker-19-b' }),
  'POST /api/v1/e-messages/:id/no-reply-needed': ({ message }, by) =>
    on(by, message, 'no-reply-needed', { reason: 'duplicate' }),
  'POST /api/v1/e-messages/:id/reply': ({ message }, by) => on(by, message, 'reply', { body: 'Yes.' }),
  'POST /api/v1/e-messages/:id/close': ({ action }, by) => on(by, action, 'close', { note: 'Not needed.' }),
  'GET /api/v1/cases/:caseNumber/message-recipients': (ids, by) =>
    by.get(`/api/v1/cases/${ids.case}/message-recipients`),
  'PUT /api/v1/forms/:id': ({ form }, by) => by.put(`/api/v1/forms/${form}`, { title: 'Another title' }),
  'POST /api/v1/forms/:id/file': ({ form }, by) => upload(by, `/api/v1/forms/${form}/file`, file),
  'POST /api/v1/files/:id/release': ({ document }, by) =>
    by.post(`/api/v1/files/${document}/release`, { reason: 'Seen.' }),
  'POST /api/v1/files/:id/refuse': ({ document }, by) =>
    by.post(`/api/v1/files/${document}/refuse`, { reason: 'Seen.' }),
};

/** Files are everybody's route: the id itself says whose they are. */
const files: Readonly<Record<string, Ask>> = {
  'GET a document': ({ document }, by) => by.get(`/api/v1/files/${document}`),
  'GET a preview': ({ document }, by) => by.get(`/api/v1/files/${document}/pages/1`),
  'GET a document that was not sent': ({ added }, by) => by.get(`/api/v1/files/${added}`),
  'GET its preview': ({ added }, by) => by.get(`/api/v1/files/${added}/pages/1`),
  'GET a form that was sent': ({ sentForm }, by) => by.get(`/api/v1/files/${sentForm}`),
  'GET a form of the catalogue': ({ formFile }, by) => by.get(`/api/v1/files/${formFile}`),
};

/** Every route of a customer that names something in its address. */
const portal: Readonly<Record<string, Ask>> = {
  'GET /api/v1/portal/messages/:id': ({ message }, by) => by.get(`/api/v1/portal/messages/${message}`),
  'POST /api/v1/portal/messages/:id/read': ({ action }, by) => onOwn(by, action, 'read'),
  'POST /api/v1/portal/messages/:id/reply': ({ action }, by) => onOwn(by, action, 'reply', { body: 'Why?' }),
  'POST /api/v1/portal/messages/:id/documents': ({ action }, by) =>
    upload(by, `/api/v1/portal/messages/${action}/documents`, file),
  'DELETE /api/v1/portal/messages/:id/documents/:documentId': ({ action, added }, by) =>
    by.delete(`/api/v1/portal/messages/${action}/documents/${added}`),
  'POST /api/v1/portal/messages/:id/complete': ({ action, added }, by) =>
    onOwn(by, action, 'complete', { documentIds: [added] }),
};
const onOwn = (by: Actor, id: string, act: string, body: object = {}) =>
  by.post(`/api/v1/portal/messages/${id}/${act}`, body);

/** Without what differs at every call, and without the ids that were asked for. */
function plain({ status, headers, text }: Answer, ids: Ids) {
  const { date: _, 'caseledger-position': __, ...rest } = headers;
  const named = Object.values(ids).sort((a, b) => b.length - a.length);
  return { status, headers: rest, text: named.reduce((left, id) => left.replaceAll(id, 'ID'), text) };
}
const leaks = ({ headers, text }: Answer) => JSON.stringify([headers, text]).match(/Zzyzxname/g) ?? [];

async function alike(ask: Ask, by: Actor): Promise<Answer> {
  const answer = await ask(idsOf(theirs), by);
  expect(plain(answer, idsOf(theirs))).toEqual(plain(await ask(missing, by), missing));
  expect(leaks(answer)).toEqual([]);
  return answer;
}

test('every route that names something of e-messages is probed here', () => {
  const naming = routesOf(app)
    .filter(({ path, method }) => path.includes(':') && method !== 'HEAD')
    .map(nameOf);
  const ofStaff = naming.filter(
    (name) => /e-message|forms|files/.test(name) && /^(e-message|settings):/.test(routePolicies[name] ?? ''),
  );
  expect([...ofStaff, 'GET /api/v1/cases/:caseNumber/message-recipients'].sort()).toEqual(
    Object.keys(staff).sort(),
  );
  const ofCustomers = naming.filter((name) => name.includes('/portal/messages/'));
  expect(ofCustomers.sort()).toEqual(Object.keys(portal).sort());
});

test.each(Object.entries({ ...staff, ...files }))(
  '%s: another county’s looks like what is not there',
  async (_, ask) => {
    const before = await app.system.store.head();
    for (const identity of ['worker-19', 'supervisor-19', 'viewer-19'])
      expect([403, 404]).toContain((await alike(ask, await app.as(identity))).status);
    expect((await alike(ask, supervisor)).status).toBe(404);
    expect(await app.system.store.head()).toBe(before);
  },
);

test.each(Object.entries({ ...portal, ...files }))(
  '%s: another customer’s looks like what is not there',
  async (_, ask) => {
    const before = await app.system.store.head();
    const { customer } = ours.who;
    expect((await alike(ask, customer)).status).toBe(404);
    expect((await alike(ask, await app.as('customer-9999'))).status).toBe(404);
    expect(await app.system.store.head()).toBe(before);
  },
);

test.each(Object.entries(files))('%s is nobody’s whose work it is not', async (_, ask) => {
  for (const identity of ['ops', 'auditor', 'partner-1', 'help-desk', 'registry'])
    expect((await alike(ask, await app.as(identity))).status).toBe(404);
});

describe('in bodies and searches', () => {
  const asks: Readonly<Record<string, Ask>> = {
    'search by case': (ids, by) => by.post('/api/v1/e-messages/search', { caseNumber: ids.case }),
    'search by person': (ids, by) => by.post('/api/v1/e-messages/search', { personId: ids.person }),
    'send on a case': (ids, by) => sendTo(by, ours.who, { caseNumber: ids.case }),
    'send to a person': (ids, by) => sendTo(by, ours.who, { personId: ids.person }),
    'send a form': (ids, by) =>
      sendTo(by, ours.who, { type: 'Action', actionType: 'View Document', formId: ids.form }),
    'send a form of one person': (ids, by) =>
      sendTo(by, ours.who, { type: 'Action', actionType: 'View Document', formId: ids.ownForm }),
    'close with a form': (ids, by) =>
      on(by, ours.action, 'close', {
        note: 'Not needed.',
        followUp: { ...followUp, actionType: 'View Document', formId: ids.form },
      }),
    'move in bulk': (ids, by) =>
      by.post('/api/v1/e-messages/bulk', { action: 'reassign', ids: [ids.message], worker: 'worker-19-b' }),
    'forms of a person': (ids, by) => by.get(`/api/v1/forms?personId=${ids.person}`),
    'add a form for a person': (ids, by) =>
      upload(by, '/api/v1/forms', file, {
        ...{ title: 'Notice', language: 'en', kind: 'noa', caseNumber: ours.who.caseNumbers[0]! },
        personId: ids.person,
      }),
    'add a form on a case': (ids, by) =>
      upload(by, '/api/v1/forms', file, {
        ...{ title: 'Notice', language: 'en', kind: 'noa', personId: ours.who.personId },
        caseNumber: ids.case,
      }),
    'live of a thread': ({ message }, by) => by.get(`/api/v1/live?topics=e-message:34:${message}`),
    'live of a thread, as if it were the own county’s': ({ message }, by) =>
      by.get(`/api/v1/live?topics=e-message:34:${message},e-messages:34`),
  };

  test.each(Object.entries(asks))('%s', async (_, ask) => {
    const before = await app.system.store.head();
    await alike(ask, supervisor);
    expect(await app.system.store.head()).toBe(before);
  });

  test('a search finds no subject, number or worker of another county', async () => {
    const search = async (criteria: object) => worker.post('/api/v1/e-messages/search', criteria);
    const number = (await threadIn34()).number;
    for (const criteria of [
      { subject: 'Zzyzxname' },
      { number },
      { worker: 'worker-34' },
      { worker: 'nobody' },
    ])
      expect((await search(criteria)).body.items).toEqual([]);
    expect((await search({ pageSize: 100 })).body.items).toHaveLength(3);
  });

  test('nobody of another county is given a message', async () => {
    const move = (to: string) => on(supervisor, ours.message, 'reassign', { worker: to });
    const [foreign, nobody] = [await move('worker-34'), await move('worker-99')];
    expect(foreign.status).toBe(422);
    expect(foreign.text).toBe(nobody.text);
  });

  test('a document of another thread is none of this one', async () => {
    const path = `/api/v1/portal/messages/${ours.action}/documents`;
    expect((await ours.who.customer.delete(`${path}/${theirs.added}`)).status).toBe(404);
    const taken = await own(ours.who, ours.action, 'complete', { documentIds: [theirs.added], viewed: true });
    expect(taken.status).toBe(404);
  });

  test.each(['account', 'e-message-counts:34', 'supervisor-tasks:34', 'e-message-forms:34', 'e-messages:34'])(
    'nobody follows %s of another county or customer',
    async (kind) => {
      const topic = kind === 'account' ? `account:${theirs.who.accountId}` : kind;
      for (const by of [supervisor, ours.who.customer])
        expect((await by.get(`/api/v1/live?topics=${topic}`)).status).toBe(404);
    },
  );
});

const threadIn34 = async () =>
  (await (await app.as('worker-34')).get(`/api/v1/e-messages/${theirs.message}`)).body;

test('the own ones are all reached by these routes, so that the probes above are real', async () => {
  for (const [name, ask] of Object.entries(files)) {
    const by = name.includes('not sent') || name.includes('its preview') ? ours.who.customer : worker;
    const { status } = await ask(idsOf(ours), by);
    expect([name, status]).toEqual([name, 200]);
  }
  for (const [name, ask] of Object.entries(staff)) {
    const { status } = await ask(idsOf(ours), supervisor);
    expect([name, [200, 409].includes(status)]).toEqual([name, true]);
  }
});
