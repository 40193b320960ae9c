import {
  askFor,
  countsOf,
  foundBy,
  linkedResident,
  on,
  optIn,
  own,
  sendTo,
  writeFrom,
} from '../support/messages.js';
import type { Resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** e-Messages Search: each criterion, the orders, and the pages. */
let app: TestApp;
let worker: Actor;
let ana: Resident;
let eve: Resident;
const ids: Record<string, string> = {};

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  await optIn(app);
  ana = await linkedResident(app);
  eve = await linkedResident(app, { worker: 'worker-19-b' });
  ids.sent = (await sendTo(worker, ana, { subject: 'Renovación del año 2027' })).body.messageId;
  ids.asked = await askFor(worker, ana, { subject: 'The lease', due: '2030-01-02' });
  ids.soon = await askFor(worker, ana, { subject: 'Your pay stub', due: '2029-01-02' });
  ids.done = await askFor(worker, ana);
  await own(ana, ids.done, 'complete', { note: 'None.' });
  ids.received = (await writeFrom(ana, { subject: 'New address, new lease' })).body.messageId;
  ids.read = (await writeFrom(ana)).body.messageId;
  await on(worker, ids.read!, 'read');
  ids.theirs = (await writeFrom(eve)).body.messageId;
});
afterAll(() => app.stop());

const names = (found: readonly string[]) =>
  found.map((id) => Object.keys(ids).find((name) => ids[name] === id)).sort();

test.each<[string, () => object, readonly string[]]>([
  ['everything', () => ({}), ['asked', 'done', 'read', 'received', 'sent', 'soon', 'theirs']],
  ['a case', () => ({ caseNumber: eve.caseNumbers[0]!.toLowerCase() }), ['theirs']],
  ['a person', () => ({ personId: eve.personId }), ['theirs']],
  ['my own', () => ({ worker: 'me', direction: 'from_customer' }), ['read', 'received']],
  ['a worker’s', () => ({ worker: 'worker-19-b' }), ['theirs']],
  ['nobody’s', () => ({ worker: 'nobody' }), []],
  ['for the worker', () => ({ waiting: 'worker', worker: 'me' }), ['done', 'read', 'received']],
  ['for the customer', () => ({ waiting: 'customer' }), ['asked', 'soon']],
  ['Actions', () => ({ type: 'Action' }), ['asked', 'done', 'soon']],
  ['Messages to customers', () => ({ type: 'Message', direction: 'to_customer' }), ['sent']],
  ['several statuses', () => ({ statuses: ['Sent', 'Read'] }), ['read', 'sent']],
  ['unread only', () => ({ unread: true, worker: 'me' }), ['done', 'received']],
  ['overdue only', () => ({ overdue: true }), []],
  ['a word of the subject', () => ({ subject: 'LEASE' }), ['asked', 'received']],
  ['all words', () => ({ subject: 'lease address' }), ['received']],
  ['whole words', () => ({ subject: 'leas' }), []],
  ['without accents', () => ({ subject: 'renovacion ano' }), ['sent']],
  ['the days', () => ({ from: '2000-01-01', to: '2000-01-02' }), []],
  ['until today', () => ({ to: '2099-01-01', personId: eve.personId }), ['theirs']],
])('%s', async (_, criteria, expected) => {
  expect(names(await foundBy(worker, { pageSize: 100, ...criteria() }))).toEqual(expected);
});

test('by the number of a receipt, however it was typed', async () => {
  const { body } = await worker.post('/api/v1/e-messages/search', { personId: eve.personId });
  const { number, messageId } = body.items[0];
  expect(await foundBy(worker, { number: ` ${number.toLowerCase()} ` })).toEqual([messageId]);
});

test('by due, by what changed last, by status; row by row what the page shows', async () => {
  const due = await foundBy(worker, { waiting: 'customer', sort: 'due' });
  expect(due).toEqual([ids.soon, ids.asked]);
  expect((await foundBy(worker, {}))[0]).toBe(ids.theirs);
  await on(worker, ids.sent!, 'notes', { text: 'A note changes no row.' });
  const { body } = await worker.post('/api/v1/e-messages/search', { sort: 'status', pageSize: 100 });
  const statuses = body.items.map((each: { status: string }) => each.status);
  expect(statuses).toEqual([...statuses].sort((a, b) => statuses.indexOf(a) - statuses.indexOf(b)));
  const row = body.items.find((each: { messageId: string }) => each.messageId === ids.asked);
  expect(row).toMatchObject({
    ...{ caseNumber: ana.caseNumbers[0], personId: ana.personId, personName: ana.name, type: 'Action' },
    ...{
      actionType: 'Upload Document',
      direction: 'to_customer',
      subject: 'The lease',
      status: 'New Action',
    },
    ...{
      waiting: 'customer',
      due: expect.stringContaining('2030-01-0'),
      overdue: false,
      worker: 'worker-19',
    },
  });
});

test('pages by number and by cursor hold every row once', async () => {
  for (let n = 0; n < 26; n++) await sendTo(worker, ana, { subject: `Batch ${n}` });
  const page = async (more: object) =>
    (await worker.post('/api/v1/e-messages/search', { subject: 'batch', ...more })).body;
  const idsOf = (body: { items: { messageId: string }[] }) => body.items.map((each) => each.messageId);
  const [first, second] = [await page({}), await page({ page: 2 })];
  expect([first.total, first.items.length, second.items.length]).toEqual([26, 25, 1]);
  expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(26);
  expect(idsOf(await page({ cursor: first.next }))).toEqual(idsOf(second));
  expect((await page({ pageSize: 100 })).next).toBeNull();
  for (const bad of [
    { cursor: 'x' },
    { pageSize: 26 },
    { sort: 'name' },
    { statuses: ['read'] },
    { number: '1' },
  ]) {
    const answer = await worker.post('/api/v1/e-messages/search', bad);
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, Object.keys(bad)[0]]);
  }
});

test('each number of Home opens the search that has as many', async () => {
  const counts = await countsOf(worker);
  const count = async (criteria: object) =>
    (await worker.post('/api/v1/e-messages/search', { worker: 'me', ...criteria })).body.total;
  expect(counts).toEqual({
    shown: true,
    received: await count({ statuses: ['Received'], waiting: 'worker' }),
    read: await count({ statuses: ['Read'], waiting: 'worker' }),
    actionCompleted: await count({ statuses: ['Action Completed'], waiting: 'worker' }),
    responseOverdue: await count({ overdue: true }),
  });
  expect(counts).toMatchObject({ received: 1, read: 1, actionCompleted: 1 });
});
