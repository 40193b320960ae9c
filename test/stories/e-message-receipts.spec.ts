import { pdf } from '#files/testing';
import { addForm } from '../support/documents.js';
import { follow } from '../support/live.js';
import {
  askFor,
  linkedResident,
  on,
  optIn,
  own,
  refusal,
  sendDocument,
  sendTo,
  threadOf,
  writeFrom,
} from '../support/messages.js';
import type { Resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** What both sides are given as proof, what the history of a case tells, and what pages learn while they are open. */
let app: TestApp;
let worker: Actor;
let ana: Resident;
let address: string;

beforeAll(async () => {
  app = await testApp();
  address = await app.listen();
  worker = await app.as('worker-19');
  await optIn(app);
});
beforeEach(async () => {
  ana = await linkedResident(app);
});
afterAll(() => app.stop());

const receipt = { number: expect.stringMatching(/^[A-Z2-7]{8}$/), at: expect.any(String) };
const page = async (id: string) => (await ana.customer.get(`/api/v1/portal/messages/${id}`)).body;
const entries = async (id: string) => (await page(id)).entries as Record<string, unknown>[];

test('whatever is sent, written, replied or completed has a receipt, which stands in the thread for both sides', async () => {
  const sent = await sendTo(worker, ana);
  expect(sent.body).toMatchObject(receipt);
  const written = await writeFrom(ana);
  expect(written.body).toMatchObject(receipt);
  const replied = await own(ana, written.body.messageId, 'reply', { body: 'One thing more.' });
  expect(replied.body).toMatchObject(receipt);
  const id = await askFor(worker, ana);
  await sendDocument(ana, id, { name: 'lease.pdf', bytes: await pdf() });
  const done = (await entries(id)).at(-1)!;
  expect(done).toMatchObject({ ...receipt, kind: 'completion', documents: [{ name: 'lease.pdf' }] });
  const staff = (await threadOf(worker, id)).body.entries.at(-1);
  expect([staff.number, staff.at]).toEqual([done.number, done.at]);
  const numbers = [sent, written, replied].map((each) => each.body.number);
  expect(new Set([...numbers, done.number]).size).toBe(4);
});

test('withdrawing needs a note, which the customer reads; other notes of closing they do not', async () => {
  const id = await askFor(worker, ana);
  expect(refusal(await on(worker, id, 'close', {}))).toEqual([409, 'note_required']);
  expect((await on(worker, id, 'close', { note: '   ' })).body.errors[0].field).toBe('note');
  await on(worker, id, 'close', { note: 'No longer needed.' });
  expect(JSON.stringify(await entries(id))).toContain('No longer needed.');
  const done = await askFor(worker, ana);
  await own(ana, done, 'complete', { note: 'I cannot get this.' });
  await on(worker, done, 'close', { note: 'She cannot; taken from the file.' });
  expect(JSON.stringify(await entries(done))).not.toContain('taken from the file');
  expect((await threadOf(worker, done)).text).toContain('taken from the file');
  expect((await page(done)).whyNot).toMatchObject({ code: 'status_impossible' });
});

test('a reply to the county’s own Message, or to an Action, is refused and a new message offered', async () => {
  const { messageId } = (await sendTo(worker, ana)).body;
  for (const id of [messageId, await askFor(worker, ana)]) {
    const answer = await on(worker, id, 'reply', { body: 'And one thing more.' });
    expect(refusal(answer)).toEqual([409, 'status_impossible']);
    expect(answer.body.detail).toMatch(/new e-Message/);
    expect((await threadOf(worker, id)).body.allowed.reply).toMatchObject({ code: 'status_impossible' });
  }
});

test('a file that was only asked about is not viewed; one that was fetched by its account is', async () => {
  const form = await addForm(await app.as('supervisor-19'), await pdf());
  const id = await askFor(worker, ana, { actionType: 'View Document', formId: form });
  const path = `/api/v1/files/${(await page(id)).action.form.fileId}`;
  await app.call('HEAD', path, undefined, { authorization: `Bearer ${ana.customer.token}` });
  await worker.get(path);
  expect(refusal(await own(ana, id, 'complete', { viewed: true }))).toEqual([409, 'not_viewed']);
  await ana.customer.get(path);
  expect(refusal(await own(ana, id, 'complete', { viewed: false }))).toEqual([409, 'not_viewed']);
  expect((await own(ana, id, 'complete', { viewed: true })).body.status).toBe('Action Completed');
});

test('the history of the case tells every event, and nothing of what customers read', async () => {
  const id = await askFor(worker, ana, { subject: 'Secretword', body: 'Secretword' });
  await own(ana, id, 'read');
  await own(ana, id, 'reply', { body: 'Secretword?' });
  await sendDocument(ana, id, { name: 'Secretword.pdf', bytes: await pdf() });
  await on(worker, id, 'read');
  await on(worker, id, 'notes', { text: 'Looked at.' });
  await on(await app.as('supervisor-19'), id, 'reassign', { worker: 'worker-19-b' });
  await on(worker, id, 'close', {});
  const { body, text } = await worker.get(`/api/v1/cases/${ana.caseNumbers[0]}/history`);
  const told = (body.items as { text: string }[]).map((each) => each.text).join('\n');
  for (const each of [
    'was asked to do an action: Upload Document',
    'An e-Message came from',
    'A document was added to an action',
    'completed an action with 1 document',
    'from New Action to Action Completed',
    'from Action Completed to Action Closed',
    'from Received to Read',
    'A note for staff was added',
    'came to Irene Walker',
    'An action was closed',
  ])
    expect(told).toContain(each);
  expect(text).toContain('Looked at.');
  expect(text).not.toContain('Secretword');
});

test('counter, list, thread, case and inbox are told live, each only to whom it belongs', async () => {
  const [caseNumber] = ana.caseNumbers;
  const { messageId } = (await writeFrom(ana)).body;
  const topics = `e-messages:19,e-message:19:${messageId},e-message-counts:19:worker-19,case:${caseNumber}`;
  const staff = await follow(app, address, worker, topics);
  const customer = await follow(app, address, ana.customer, `account:${ana.accountId}`);
  const eve = await linkedResident(app);
  const stranger = await follow(app, address, eve.customer, `account:${eve.accountId}`);
  await on(worker, messageId, 'reply', { body: 'Yes.' });
  const heard = async (by: typeof staff) => new Set(by.hints().map((each) => each.topic));
  await app.until(async () => ((await heard(staff)).size === 4 ? true : undefined));
  await app.until(async () => ((await heard(customer)).size === 1 ? true : undefined));
  expect(stranger.hints()).toEqual([]);
  expect(staff.text() + customer.text()).not.toContain('Yes.');
  for (const each of [staff, customer, stranger]) each.leave();
});

test('boxes: what the county sent, what I sent, all, and what is still to do, soonest first', async () => {
  const later = await askFor(worker, ana, { due: '2099-01-02' });
  const sooner = await askFor(worker, ana, { due: '2098-01-02' });
  const mine = (await writeFrom(ana)).body.messageId;
  const box = async (name: string) =>
    (await ana.customer.get(`/api/v1/portal/messages?box=${name}`)).body.items.map(
      (each: { messageId: string }) => each.messageId,
    );
  expect(await box('actions')).toEqual([sooner, later]);
  expect(await box('sent')).toEqual([mine]);
  expect((await box('inbox')).sort()).toEqual([later, sooner].sort());
  expect(await box('all')).toHaveLength(3);
  await own(ana, sooner, 'complete', { note: 'I cannot get this.' });
  expect(await box('actions')).toEqual([later]);
  expect((await box('sent')).sort()).toEqual([mine, sooner].sort());
  await on(worker, mine, 'reply', { body: 'Yes.' });
  expect(await box('inbox')).toContain(mine);
  const asked = await ana.customer.get('/api/v1/portal/messages?box=outbox');
  expect([asked.status, asked.body.errors[0].field]).toEqual([422, 'box']);
});
