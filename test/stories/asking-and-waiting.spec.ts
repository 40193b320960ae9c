import { endOfDay, localDate, millisecondsBetween, plusMinutes } from '#kernel';
import { found, requestBy, summaryOf } from '../support/case-links.js';
import { anotherDay, resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rules W9 and W14: asking a colleague, notes, and waiting for the customer. */
let app: TestApp;
let worker: Actor;
let colleague: Actor;

async function everybodySignsIn() {
  worker = await app.as('worker-19');
  colleague = await app.as('worker-19-b');
}

beforeAll(async () => {
  app = await testApp();
  const now = app.clock.now();
  // Noon: no day ends in the middle of a test.
  app.clock.advance(millisecondsBetween(now, plusMinutes(endOfDay(localDate(now)), 12 * 60)));
  await everybodySignsIn();
});
afterAll(() => app.stop());

const on = (by: Actor, requestId: string, action: string, body: object = {}) =>
  by.post(`/api/v1/case-link-requests/${requestId}/${action}`, body);
const newRequest = async () => (await requestBy(app, await resident(app)))['19']!;
const allowed = async (by: Actor, requestId: string) => (await summaryOf(by, requestId)).body.allowed;
const home = async (by: Actor) => (await by.get('/api/v1/worklist/home')).body;
const afterDays = async (days: number) => {
  app.clock.advance(days * 24 * 60 * 60_000);
  await everybodySignsIn();
};

describe('asking a colleague for a request', () => {
  test('they see it on Home and on the request, and hand it over', async () => {
    const requestId = await newRequest();
    await on(colleague, requestId, 'take');
    expect(await allowed(worker, requestId)).toContain('ask');
    expect(await on(worker, requestId, 'ask')).toMatchObject({ status: 200, body: { requestId } });
    expect(await allowed(worker, requestId)).not.toContain('ask');
    const { askedFor } = (await home(colleague)).mine;
    expect(askedFor).toMatchObject([{ requestId, asks: [{ by: 'worker-19', at: expect.any(String) }] }]);
    expect((await home(worker)).mine.askedFor).toEqual([]);
    await on(colleague, requestId, 'assign', { worker: 'worker-19' });
    expect((await summaryOf(worker, requestId)).body).toMatchObject({ assignee: 'worker-19', asks: [] });
    expect((await home(colleague)).mine.askedFor).toEqual([]);
  });

  test('they keep it', async () => {
    const requestId = await newRequest();
    await on(colleague, requestId, 'take');
    await on(worker, requestId, 'ask');
    const meddled = await on(worker, requestId, 'decline', { worker: 'worker-19' });
    expect([meddled.status, meddled.body.code]).toEqual([409, 'assigned_to_colleague']);
    expect((await on(colleague, requestId, 'decline', { worker: 'worker-19' })).status).toBe(200);
    expect((await summaryOf(worker, requestId)).body).toMatchObject({ assignee: 'worker-19-b', asks: [] });
    expect(await allowed(worker, requestId)).toContain('ask');
  });

  test('nobody is asked for what was put back', async () => {
    const answer = await on(worker, await newRequest(), 'ask');
    expect(answer).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(answer.body.detail).toContain('put back');
  });
});

describe('a note', () => {
  test('is read by every worker of the county who sees the request', async () => {
    const requestId = await newRequest();
    await on(worker, requestId, 'notes', { text: 'Her sister called.' });
    const { remarks } = (await summaryOf(colleague, requestId)).body;
    expect(remarks).toEqual([
      { kind: 'note', at: expect.any(String), by: 'worker-19', reason: null, note: 'Her sister called.' },
    ]);
    expect(await on(await app.as('viewer-19'), requestId, 'notes', { text: 'x' })).toMatchObject({
      status: 403,
    });
    expect(await on(await app.as('worker-34'), requestId, 'notes', { text: 'x' })).toMatchObject({
      status: 404,
    });
    expect((await on(worker, requestId, 'notes', { text: ' ' })).status).toBe(422);
  });
});

describe('waiting for the customer', () => {
  test('stops the clock of the goal, but not the age, and the list tells it apart', async () => {
    const requestId = await newRequest();
    await on(worker, requestId, 'take');
    await on(worker, requestId, 'wait', { reason: 'documents' });
    await afterDays(14);
    const { body } = await summaryOf(worker, requestId);
    expect(body).toMatchObject({
      waiting: { reason: 'documents', since: expect.any(String) },
      overdue: false,
    });
    expect(body.ageBusinessDays).toBeGreaterThanOrEqual(8);
    expect(body.allowed).toEqual(expect.arrayContaining(['end_waiting']));
    expect(await found(worker, { waiting: 'true' })).toEqual([requestId]);
    expect(await found(worker, { waiting: 'false' })).not.toContain(requestId);
    expect(await found(worker, { overdue: 'true' })).not.toContain(requestId);
    const { mine, county } = await home(worker);
    expect(county.waiting).toBe(1);
    expect(mine.pastGoal).toBe((await found(worker, { overdue: 'true', assignee: 'me' })).length);
    const late = (await worker.get('/api/v1/case-link-requests?overdue=true')).body.total;
    expect(county.pastGoal).toBe(late);

    await on(worker, requestId, 'resume');
    expect(await found(worker, { overdue: 'true' })).not.toContain(requestId);
    expect((await home(worker)).county.pastGoal).toBe(late);
    await afterDays(14);
    expect(await found(worker, { overdue: 'true' })).toContain(requestId);
    const over = await home(worker);
    expect(over.county.pastGoal).toBe(
      (await worker.get('/api/v1/case-link-requests?overdue=true')).body.total,
    );
  });

  test('ends when the customer asks again', async () => {
    const ana = await resident(app);
    await ana.ask({ dateOfBirth: anotherDay });
    const [{ requestId }] = (await worker.get(`/api/v1/case-link-requests?lastName=${ana.lastName}`)).body
      .items;
    await on(worker, requestId, 'wait', { reason: 'other', note: 'The letter of her landlord.' });
    expect((await summaryOf(worker, requestId)).body.waiting).not.toBeNull();
    await ana.ask({ dateOfBirth: anotherDay });
    const { body } = await summaryOf(worker, requestId);
    expect([body.waiting, body.askedAgain.times]).toEqual([null, 1]);
    expect(body.remarks).toMatchObject([{ kind: 'waiting', note: 'The letter of her landlord.' }]);
  });

  test('needs a note for a reason of its own, and the request in nobody else’s hands', async () => {
    const requestId = await newRequest();
    const refusal = async (by: Actor, body: object) => (await on(by, requestId, 'wait', body)).body.code;
    expect(await refusal(worker, { reason: 'other' })).toBe('note_required');
    await on(colleague, requestId, 'take');
    expect(await refusal(worker, { reason: 'visit' })).toBe('assigned_to_colleague');
  });
});

test('the list sorts by who has a request, and by why it was made', async () => {
  const by = async (sort: string) =>
    (await worker.get(`/api/v1/case-link-requests?sort=${sort}`)).body.items as {
      assignee: string | null;
      cause: string;
    }[];
  const holders = (await by('assignee')).map((each) => each.assignee ?? '');
  expect(new Set(holders).size).toBeGreaterThan(1);
  expect(holders).toEqual([...holders].sort());
  const causes = (await by('cause')).map((each) => each.cause);
  expect(causes).toEqual([...causes].sort());
});
