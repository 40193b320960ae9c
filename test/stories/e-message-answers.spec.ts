import {
  countsOf,
  foundBy,
  linkedResident,
  on,
  optIn,
  own,
  refusal,
  statusOf,
  threadOf,
  writeFrom,
} from '../support/messages.js';
import type { Resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rules M2 to M5: which messages an answer answers, two workers at once, and what needs no reply. */
let app: TestApp;
let worker: Actor;
let colleague: Actor;
let ana: Resident;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  colleague = await app.as('worker-19-b');
  await optIn(app);
});
beforeEach(async () => {
  ana = await linkedResident(app);
});
afterAll(() => app.stop());

const written = async (over: object = {}): Promise<string> => (await writeFrom(ana, over)).body.messageId;
const more = async (id: string, body: string): Promise<string> =>
  (await own(ana, id, 'reply', { body })).body.messageId;
const statuses = (...ids: string[]) => Promise.all(ids.map((each) => statusOf(worker, each)));
const bodiesIn = async (id: string) =>
  (await threadOf(worker, id)).body.entries.map((each: { body: string }) => each.body);

test('one reply answers all messages that were on the page; what came meanwhile stays Received', async () => {
  const first = await written();
  const second = await more(first, 'The number is 12.');
  const late = await more(first, 'Or 13.');
  const answered = await on(worker, first, 'reply', { body: 'Thank you.', upTo: second });
  expect(answered.body.status).toBe('Replied');
  expect(await statuses(first, second, late)).toEqual(['Replied', 'Replied', 'Received']);
  expect(await foundBy(worker, { waiting: 'worker', caseNumber: ana.caseNumbers[0] })).toEqual([late]);
  const { waitingMessages } = (await threadOf(worker, first)).body;
  expect(waitingMessages).toEqual([late]);
});

test('a customer’s reply is a message of its own, and the answered one keeps its status', async () => {
  const first = await written();
  await on(worker, first, 'reply', { body: 'Where to?' });
  const next = await own(ana, first, 'reply', { body: 'To Fresno.' });
  expect(next.body).toMatchObject({ status: 'Received', number: expect.stringMatching(/^[A-Z2-7]{8}$/) });
  expect(next.body.messageId).not.toBe(first);
  expect(await statuses(first, next.body.messageId)).toEqual(['Replied', 'Received']);
});

test('two workers at once: each sees that the other writes, and the second answer is an addition', async () => {
  const id = await written();
  expect((await on(worker, id, 'writing')).body.writing).toEqual([]);
  const seen = (await on(colleague, id, 'writing')).body.writing;
  expect(seen).toEqual([{ worker: 'worker-19', name: expect.any(String) }]);
  expect((await threadOf(worker, id)).body.writing).toEqual([
    expect.objectContaining({ worker: 'worker-19-b' }),
  ]);
  await on(worker, id, 'reply', { body: 'First.' });
  expect((await on(colleague, id, 'writing')).body.writing).toEqual([]);
  const second = await on(colleague, id, 'reply', { body: 'Second.' });
  expect(second.body).toEqual({ messageId: id, status: 'Replied' });
  expect(await bodiesIn(id)).toEqual([expect.any(String), 'First.', 'Second.']);
  const changes = (await threadOf(worker, id)).body.entries.filter(
    (each: { status: string | null }) => each.status === 'Replied',
  );
  expect(changes).toHaveLength(1);
  await on(colleague, id, 'writing', { writing: false });
  expect((await threadOf(worker, id)).body.writing).toEqual([]);
});

test('who writes lapses after twenty seconds', async () => {
  const id = await written();
  await on(colleague, id, 'writing');
  app.clock.advance(21_000);
  expect((await threadOf(worker, id)).body.writing).toEqual([]);
});

test('a message that was moved meanwhile is answered all the same', async () => {
  const id = await written();
  const supervisor = await app.as('supervisor-19');
  await on(supervisor, id, 'reassign', { worker: 'worker-19-b' });
  expect((await on(worker, id, 'reply', { body: 'Typed before it moved.' })).body.status).toBe('Replied');
});

test.each(['answered_by_phone', 'answered_in_person', 'thanks_only', 'duplicate', 'other'])(
  'no reply needed, because of %s: it waits no more; its status stays; a reply lifts the mark',
  async (reason) => {
    const id = await written();
    const before = await countsOf(worker);
    const note = reason === 'other' ? { note: 'She wrote to the wrong office.' } : {};
    const marked = await on(worker, id, 'no-reply-needed', { reason, ...note });
    expect(marked.body).toEqual({ messageId: id, status: 'Received' });
    expect(await countsOf(worker)).toMatchObject({ received: before.received - 1, responseOverdue: 0 });
    expect(await foundBy(worker, { waiting: 'worker', caseNumber: ana.caseNumbers[0] })).toEqual([]);
    expect((await threadOf(worker, id)).body).toMatchObject({ clock: null, waiting: null });
    const { entries } = (await ana.customer.get(`/api/v1/portal/messages/${id}`)).body;
    expect(entries[0]).toMatchObject({ noReplyNeeded: true });
    expect(JSON.stringify(entries)).not.toContain('wrong office');
    const marking = await app.system.store.head();
    expect((await on(worker, id, 'no-reply-needed', { reason: 'duplicate' })).body.status).toBe('Received');
    expect(await app.system.store.head()).toBe(marking);
    await on(worker, id, 'reply', { body: 'After all: yes.' });
    const after = (await ana.customer.get(`/api/v1/portal/messages/${id}`)).body.entries;
    expect(after[0]).toMatchObject({ noReplyNeeded: false, status: 'Replied' });
  },
);

test('“other” needs a note, and a reason is one of the list', async () => {
  const id = await written();
  expect(refusal(await on(worker, id, 'no-reply-needed', { reason: 'other' }))).toEqual([
    409,
    'note_required',
  ]);
  expect((await on(worker, id, 'no-reply-needed', { reason: 'tired' })).body.errors[0].field).toBe('reason');
});

test('a note for staff changes neither status nor counters, and no customer sees it', async () => {
  const id = await written();
  const before = await countsOf(worker);
  await on(colleague, id, 'notes', { text: 'Ask about the lease.' });
  expect(await bodiesIn(id)).toContain('Ask about the lease.');
  expect(await countsOf(worker)).toEqual(before);
  expect(await statusOf(worker, id)).toBe('Received');
  for (const page of [
    await ana.customer.get(`/api/v1/portal/messages/${id}`),
    await worker.get(`/api/v1/e-messages/${id}?as=customer`),
  ])
    expect(page.text).not.toContain('Ask about');
});

test('opening: the assigned worker and supervisors read, colleagues look; an Action keeps its status', async () => {
  const id = await written();
  expect((await on(colleague, id, 'read')).body.status).toBe('Received');
  expect((await on(await app.as('supervisor-19'), id, 'read')).body.status).toBe('Read');
  const before = await app.system.store.head();
  expect((await worker.get(`/api/v1/e-messages/${id}`)).status).toBe(200);
  expect((await worker.get(`/api/v1/e-messages/${id}?as=customer`)).status).toBe(200);
  expect(await app.system.store.head()).toBe(before);
});

test('what was answered tells its history on the case', async () => {
  const id = await written();
  await on(worker, id, 'read');
  await on(worker, id, 'reply', { body: 'Yes.' });
  await on(colleague, id, 'notes', { text: 'Done.' });
  const { text } = await worker.get(`/api/v1/cases/${ana.caseNumbers[0]}/history`);
  for (const said of ['Received', 'Read', 'Replied', 'note']) expect(text).toContain(said);
  expect(text).not.toContain('We moved');
});
