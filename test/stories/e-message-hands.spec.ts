import {
  askFor,
  changeCase,
  countsOf,
  foundBy,
  linkedResident,
  on,
  optIn,
  own,
  refusal,
  sendTo,
  tasksOf,
  threadOf,
  writeFrom,
} from '../support/messages.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rules M6 and M11: whose a message is, and who moves it. */
let app: TestApp;
let worker: Actor;
let colleague: Actor;
let supervisor: Actor;

beforeEach(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  colleague = await app.as('worker-19-b');
  supervisor = await app.as('supervisor-19');
  await optIn(app);
});
afterEach(() => app.stop());

const handsOf = async (id: string) => (await threadOf(supervisor, id)).body.worker;
const program = (kind: string, over: object = {}) => ({
  kind,
  status: 'Active',
  primaryApplicant: true,
  ...over,
});
const toBe = (what: () => Promise<boolean>) => app.until(async () => ((await what()) ? true : undefined));

test('the program that was chosen decides, else the open one that was registered first', async () => {
  const programs = [
    program('Medi-Cal', { status: 'Closed', worker: 'worker-19' }),
    program('CalFresh', { worker: 'worker-19-b' }),
    program('CalWORKs', { worker: 'worker-19' }),
  ];
  const ana = await linkedResident(app, { case: { programs: programs as never } });
  const [cases] = (await ana.customer.get('/api/v1/portal/messages/cases')).body.items;
  expect(cases.programs).toEqual(['CalFresh', 'CalWORKs']);
  expect(await handsOf((await writeFrom(ana)).body.messageId)).toBe('worker-19-b');
  expect(await handsOf((await writeFrom(ana, { program: 'CalWORKs' })).body.messageId)).toBe('worker-19');
  const closed = await writeFrom(ana, { program: 'Medi-Cal' });
  expect([closed.status, closed.body.errors[0].field]).toEqual([422, 'program']);
  expect(await handsOf((await sendTo(worker, ana)).body.messageId)).toBe('worker-19-b');
});

test.each([
  ['nobody', undefined],
  ['who is unknown', 'worker-19-zz'],
  ['who sees no e-messages', 'ops'],
])('%s assigned: the supervisors’ queue', async (_, hands) => {
  const programs = [program('CalFresh', hands === undefined ? {} : { worker: hands })];
  const ana = await linkedResident(app, { case: { programs: programs as never } });
  const { messageId } = (await writeFrom(ana)).body;
  expect(await handsOf(messageId)).toBeNull();
  expect(await foundBy(worker, { worker: 'nobody' })).toEqual([messageId]);
  const { items, counts } = await tasksOf(supervisor, 'message_unassigned');
  expect(items.map((each) => each.messageId)).toEqual([messageId]);
  expect(counts.message_unassigned).toBe(1);
  // Counted for nobody: a colleague who answers it does not have it in hand.
  expect(await countsOf(worker)).toMatchObject({ shown: false, received: 0 });
  expect((await on(worker, messageId, 'read')).body.status).toBe('Received');
  await on(supervisor, messageId, 'reassign', { worker: 'worker-19' });
  expect((await tasksOf(supervisor, 'message_unassigned')).counts.message_unassigned).toBe(0);
  expect(await countsOf(worker)).toMatchObject({ shown: true, received: 1 });
});

test('a move is recorded, moves the counts, and changes neither status nor what was read', async () => {
  const ana = await linkedResident(app);
  const { messageId } = (await writeFrom(ana)).body;
  expect(refusal(await on(worker, messageId, 'reassign', { worker: 'worker-19-b' }))).toEqual([
    403,
    'missing_right',
  ]);
  const moved = await on(supervisor, messageId, 'reassign', { worker: 'worker-19-b' });
  expect(moved.body).toEqual({ messageId, worker: 'worker-19-b' });
  expect(await countsOf(worker)).toMatchObject({ received: 0 });
  expect(await countsOf(colleague)).toMatchObject({ shown: true, received: 1 });
  expect((await threadOf(worker, messageId)).body).toMatchObject({ status: 'Received' });
  expect((await on(worker, messageId, 'read')).body.status).toBe('Received');
  expect((await on(colleague, messageId, 'read')).body.status).toBe('Read');
  const { text } = await worker.get(`/api/v1/cases/${ana.caseNumbers[0]}/history`);
  expect(text).toContain('An e-Message came to Irene Walker.');
});

test('a hundred at a time, each with its own answer; foreign ids are missing ones', async () => {
  const ana = await linkedResident(app);
  await optIn(app, '34');
  const eve = await linkedResident(app, { counties: ['34'], worker: 'worker-34' });
  const mine = [(await writeFrom(ana)).body.messageId, await askFor(worker, ana)];
  const foreign = (await writeFrom(eve)).body.messageId;
  const none = Array.from(
    { length: 97 },
    (_, n) => `${'m'.repeat(24)}${String.fromCharCode(97 + (n % 26))}${Math.floor(n / 26) + 2}`,
  );
  const ids = [...mine, foreign, ...none];
  const bulk = (all: readonly string[], key = crypto.randomUUID()) =>
    supervisor.post(
      '/api/v1/e-messages/bulk',
      { action: 'reassign', ids: all, worker: 'worker-19-b' },
      { 'idempotency-key': key },
    );
  const key = crypto.randomUUID();
  const { body } = await bulk(ids, key);
  expect([body.done, body.failed, body.items.length]).toEqual([2, 98, 100]);
  const [, , other, missing] = body.items;
  expect({ ...other, messageId: '' }).toEqual({ ...missing, messageId: '' });
  expect(await Promise.all(mine.map(handsOf))).toEqual(['worker-19-b', 'worker-19-b']);
  expect((await threadOf(await app.as('worker-34'), foreign)).body.worker).toBe('worker-34');
  expect((await bulk(ids, key)).body).toEqual(body);
  expect((await bulk([...ids, 'one-more'])).status).toBe(422);
  expect((await bulk([mine[0]!, mine[0]!])).status).toBe(422);
});

test('a new worker of the program gets its open threads, not the ended ones, nor what a supervisor gave away', async () => {
  const ana = await linkedResident(app);
  const open = (await writeFrom(ana)).body.messageId;
  const answered = (await writeFrom(ana)).body.messageId;
  await on(worker, answered, 'reply', { body: 'Yes.' });
  const given = (await writeFrom(ana)).body.messageId;
  await on(supervisor, given, 'reassign', { worker: 'supervisor-19' });
  const path = `/api/v1/cases/${ana.caseNumbers[0]}/programs/CalFresh/worker`;
  expect((await supervisor.put(path, { worker: 'worker-19-b' })).status).toBe(200);
  await toBe(async () => (await handsOf(open)) === 'worker-19-b');
  expect(await countsOf(colleague)).toMatchObject({ received: 1 });
  await toBe(async () => (await countsOf(worker)).received === 0);
  expect([await handsOf(answered), await handsOf(given)]).toEqual(['worker-19', 'supervisor-19']);
  // Whoever writes next in an old thread finds the worker of now.
  const later = await own(ana, answered, 'reply', { body: 'One thing more.' });
  expect(await handsOf(later.body.messageId)).toBe('worker-19-b');
});

test('a program that ends leaves its open threads to the open one registered first', async () => {
  const programs = [
    program('CalFresh', { worker: 'worker-19' }),
    program('CalWORKs', { worker: 'worker-19-b' }),
  ];
  const ana = await linkedResident(app, { case: { programs: programs as never } });
  const id = (await writeFrom(ana, { program: 'CalFresh' })).body.messageId;
  await changeCase(app, ana, {
    programs: [program('CalFresh', { status: 'Closed', worker: 'worker-19' }), programs[1]],
  });
  await toBe(async () => (await handsOf(id)) === 'worker-19-b');
  expect((await threadOf(worker, id)).body.program).toBe('CalWORKs');
});
