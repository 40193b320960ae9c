import {
  linkedResident,
  on,
  optIn,
  own,
  refusal,
  sendTo,
  statusOf,
  threadOf,
  writeFrom,
} from '../support/messages.js';
import type { Resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule M1: what a text may hold, and that the same call again does nothing twice. */
let app: TestApp;
let worker: Actor;
let ana: Resident;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  await optIn(app);
  ana = await linkedResident(app);
});
afterAll(() => app.stop());

const family = '👨‍👩‍👧‍👦';
const bodyOf = async (id: string) => (await threadOf(worker, id)).body.entries[0].body;

test.each<[string, string, boolean]>([
  ['4,000 letters', 'x'.repeat(4_000), true],
  ['4,001 letters', 'x'.repeat(4_001), false],
  ['4,000 letters with accents in two parts', 'e\u0301'.repeat(4_000), true],
  ['4,001 of them', 'e\u0301'.repeat(4_001), false],
  ['1,000 families, each one character', family.repeat(1_000), true],
  ['4,000 line ends of two characters each', `${'a\r\n'.repeat(2_000)}`, true],
  ['40,001 units', 'x'.repeat(40_001), false],
  ['64 KiB of flags', '🇺🇸'.repeat(8_200), false],
  ['blanks', ' \n\t ', false],
  ['what nobody sees', '\u200b\u200d\ufeff', false],
  ['nothing', '', false],
  ['a letter with 300 accents', `e${'\u0301'.repeat(300)}`, false],
  ['text that turns round', 'a\u202eb', false],
])('a body of %s', async (_, body, taken) => {
  for (const answer of [await sendTo(worker, ana, { body }), await writeFrom(ana, { body })]) {
    expect(answer.status).toBe(taken ? 201 : 422);
    if (!taken) expect(answer.body.errors.map((each: { field: string }) => each.field)).toEqual(['body']);
  }
});

test.each<[string, string, boolean]>([
  ['200 letters', 'x'.repeat(200), true],
  ['200 families', family.repeat(200), true],
  ['201 letters', 'x'.repeat(201), false],
  ['blanks', '   ', false],
])('a subject of %s', async (_, subject, taken) => {
  const answer = await sendTo(worker, ana, { subject });
  expect(answer.status).toBe(taken ? 201 : 422);
  if (!taken) expect(answer.body.errors[0].field).toBe('subject');
});

test('a text is kept in one form of each letter, with one kind of line end', async () => {
  const { messageId } = (await sendTo(worker, ana, { body: ' Jose\u0301\r\nline\rline ' })).body;
  expect(await bodyOf(messageId)).toBe(' José\nline\nline ');
});

test('a mebibyte of text is refused and counts nothing', async () => {
  const before = await app.system.store.head();
  const big = await sendTo(worker, ana, { body: 'x'.repeat(1_000_000) });
  expect(refusal(big)).toEqual([422, 'invalid_input']);
  expect((await writeFrom(ana, { body: family.repeat(30_000) })).status).toBe(422);
  expect((await sendTo(worker, ana, { body: 'x'.repeat(1_100_000) })).status).toBe(413);
  expect(await app.system.store.head()).toBe(before);
});

test('a status that makes it impossible is said before anything is said of the body', async () => {
  const { messageId } = (await sendTo(worker, ana)).body;
  const answer = await on(worker, messageId, 'reply', { body: 1, nonsense: true });
  expect(refusal(answer)).toEqual([409, 'status_impossible']);
  expect(answer.body.detail).toMatch(/Sent.*Replied/);
});

describe('the same call again', () => {
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });

  test('is sent once; another body under the same key is refused', async () => {
    const body = {
      ...{ caseNumber: ana.caseNumbers[0], personId: ana.personId, type: 'Message' },
      ...{ subject: 'Once', body: 'Only once.' },
    };
    const once = key();
    const send = (over: object = {}) => worker.post('/api/v1/e-messages', { ...body, ...over }, once);
    const first = await send();
    app.clock.advance(1_000);
    expect((await send()).body).toEqual(first.body);
    expect(refusal(await send({ body: 'Something else.' }))).toEqual([409, 'idempotency_key_reused']);
    const { body: found } = await worker.post('/api/v1/e-messages/search', { subject: 'once' });
    expect(found.total).toBe(1);
  });

  test('of a customer is written once, with the same receipt', async () => {
    const once = key();
    const text = { caseNumber: ana.caseNumbers[0], subject: 'Mine', body: 'Only once.' };
    const write = () => ana.customer.post('/api/v1/portal/messages', text, once);
    const first = await write();
    app.clock.advance(1_000);
    expect((await write()).body).toEqual(first.body);
    const reply = key();
    const answer = () =>
      ana.customer.post(`/api/v1/portal/messages/${first.body.messageId}/reply`, { body: 'And?' }, reply);
    const replied = await answer();
    expect((await answer()).body).toEqual(replied.body);
  });

  test('answers also after the status changed since', async () => {
    const { messageId } = (await writeFrom(ana)).body;
    const path = `/api/v1/e-messages/${messageId}`;
    const reply = key();
    const first = await worker.post(`${path}/reply`, { body: 'Yes.' }, reply);
    expect((await worker.post(`${path}/reply`, { body: 'Yes.' }, reply)).body).toEqual(first.body);
    expect((await threadOf(worker, messageId)).body.entries).toHaveLength(2);
    const action = { type: 'Action', actionType: 'Upload Document' };
    const id = (await sendTo(worker, ana, action)).body.messageId;
    const completion = key();
    const complete = () =>
      ana.customer.post(`/api/v1/portal/messages/${id}/complete`, { note: 'None.' }, completion);
    const done = await complete();
    const close = key();
    const closing = () => worker.post(`/api/v1/e-messages/${id}/close`, {}, close);
    expect((await closing()).body.status).toBe('Action Closed');
    const again = await complete();
    expect([again.status, again.body.number]).toEqual([200, done.body.number]);
    expect((await closing()).body.status).toBe('Action Closed');
    expect(await statusOf(worker, id)).toBe('Action Closed');
    expect(refusal(await own(ana, id, 'complete', { note: 'None.' }))).toEqual([409, 'status_impossible']);
  });
});
