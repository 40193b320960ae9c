import { pdf } from '#files/testing';
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
  sendDocument,
  sendTo,
  statusOf,
  threadOf,
  writeFrom,
} from '../support/messages.js';
import type { Resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rules M1 and M11: what a county that opted out, a case that ended or moved, and a person who left still allow. */
let app: TestApp;
let worker: Actor;
let other: Actor;

beforeEach(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  other = await app.as('worker-34');
  await optIn(app);
});
afterEach(() => app.stop());

const action = { type: 'Action', actionType: 'Upload Document' };
const toBe = (what: () => Promise<boolean>) => app.until(async () => ((await what()) ? true : undefined));
const pageOf = async (who: Resident, id: string) =>
  (await who.customer.get(`/api/v1/portal/messages/${id}`)).body;

/** What goes on in a thread where nothing new can be begun. */
async function threadsGoOn(who: Resident, { question, asked, withdrawn }: Record<string, string>) {
  expect((await on(worker, question!, 'reply', { body: 'Yes.' })).body.status).toBe('Replied');
  const bytes = await pdf();
  await sendDocument(who, asked!, { name: 'lease.pdf', bytes });
  expect((await on(worker, asked!, 'close')).body.status).toBe('Action Closed');
  expect((await on(worker, withdrawn!, 'close', { note: 'No longer needed.' })).body.status).toBe(
    'Action Closed',
  );
}
const someThreads = async (who: Resident) => ({
  question: (await writeFrom(who)).body.messageId,
  asked: await askFor(worker, who),
  withdrawn: await askFor(worker, who),
});

test('a county that opted out sends Messages only, and takes none; its threads go on', async () => {
  const ana = await linkedResident(app);
  const threads = await someThreads(ana);
  await optIn(app, '19', { twoWayMessaging: false });
  const refused = await sendTo(worker, ana, action);
  expect(refusal(refused)).toEqual([409, 'county_opted_out']);
  expect(refused.body.detail).toMatch(/has not opted in to Two-Way Messaging/);
  const { body } = await worker.get(`/api/v1/cases/${ana.caseNumbers[0]}/message-recipients`);
  expect(body.actionsWhyNot).toMatchObject({ code: 'county_opted_out' });
  expect((await sendTo(worker, ana)).status).toBe(201);
  expect(refusal(await writeFrom(ana))).toEqual([409, 'county_opted_out']);
  expect(refusal(await own(ana, threads.question, 'reply', { body: 'And?' }))).toEqual([
    409,
    'county_opted_out',
  ]);
  expect(await pageOf(ana, threads.question)).toMatchObject({
    canReply: false,
    whyNot: { code: 'county_opted_out', text: expect.stringContaining('call or visit') },
  });
  const { items } = (await ana.customer.get('/api/v1/portal/messages/cases')).body;
  expect(items[0].whyNot).toMatchObject({ code: 'county_opted_out' });
  // The section stays until nothing waits any more.
  expect(await countsOf(worker)).toMatchObject({ shown: true, received: 1 });
  await threadsGoOn(ana, threads);
  expect(await countsOf(worker)).toMatchObject({ shown: false, received: 0, actionCompleted: 0 });
  await optIn(app);
  expect((await writeFrom(ana)).status).toBe(201);
});

test('on a case that ended nothing new begins; its threads go on; open again it is as before', async () => {
  const ana = await linkedResident(app);
  const threads = await someThreads(ana);
  await changeCase(app, ana, { status: 'Closed' });
  for (const over of [{}, action])
    expect(refusal(await sendTo(worker, ana, over))).toEqual([409, 'case_not_open']);
  expect(refusal(await writeFrom(ana))).toEqual([409, 'case_not_open']);
  expect(refusal(await own(ana, threads.question, 'reply', { body: 'And?' }))).toEqual([
    409,
    'case_not_open',
  ]);
  expect((await pageOf(ana, threads.question)).whyNot.text).toMatch(/contact the county/);
  const { body } = await worker.get(`/api/v1/cases/${ana.caseNumbers[0]}/message-recipients`);
  expect(body.items[0]).toMatchObject({ canReceive: false, reason: { code: 'case_not_open' } });
  await threadsGoOn(ana, threads);
  await changeCase(app, ana, { status: 'Pending' });
  expect((await sendTo(worker, ana, action)).status).toBe(201);
  expect((await own(ana, threads.question, 'reply', { body: 'Thanks.' })).status).toBe(201);
});

test('a case that changes county takes its threads along, whole', async () => {
  const ana = await linkedResident(app);
  const { question, asked } = await someThreads(ana);
  const done = await askFor(worker, ana);
  const documentId = await sendDocument(ana, done, { name: 'lease.pdf', bytes: await pdf() });
  const due = (await threadOf(worker, asked)).body.due;
  const before = await countsOf(worker);
  expect(before).toMatchObject({ received: 1, actionCompleted: 1 });
  const programs = [{ kind: 'CalFresh', status: 'Active', primaryApplicant: true, worker: 'worker-34' }];
  await changeCase(app, ana, { county: '34', programs });
  await toBe(async () => (await threadOf(other, done)).status === 200);
  for (const id of [question, asked, done]) {
    await toBe(async () => (await threadOf(worker, id)).status === 404);
    expect(refusal(await on(worker, id, 'notes', { text: 'Gone?' }))).toEqual([404, 'not_found']);
  }
  expect((await worker.get(`/api/v1/files/${documentId}`)).status).toBe(404);
  expect(await foundBy(worker, { caseNumber: ana.caseNumbers[0] })).toEqual([]);
  await toBe(async () => (await foundBy(other, { caseNumber: ana.caseNumbers[0] })).length === 4);
  expect(await countsOf(worker)).toMatchObject({ received: 0, actionCompleted: 0 });
  // The county that has it now did not opt in: it answers, and its customers write nothing new.
  expect(await countsOf(other)).toMatchObject({ shown: true, received: 1, actionCompleted: 1 });
  expect((await threadOf(other, asked)).body).toMatchObject({ due, county: '34', worker: 'worker-34' });
  expect((await other.get(`/api/v1/files/${documentId}`)).status).toBe(200);
  expect(refusal(await own(ana, question, 'reply', { body: 'Who are you?' }))).toEqual([
    409,
    'county_opted_out',
  ]);
  expect((await on(other, question, 'reply', { body: 'We have it now.' })).body.status).toBe('Replied');
  const { entries } = await pageOf(ana, question);
  expect(entries.at(-1)).toMatchObject({ name: 'Sacramento', body: 'We have it now.' });
  const seen = (await threadOf(other, done)).body.entries.map((each: { name: string }) => each.name);
  expect(seen).not.toContain('');
});

test('Permanently Out of the Home: nothing new either way, old threads can be read', async () => {
  const ana = await linkedResident(app);
  const { question, asked, withdrawn } = await someThreads(ana);
  const supervisor = await app.as('supervisor-19');
  const path = `/api/v1/cases/${ana.caseNumbers[0]}/persons/${ana.personId}/out-of-the-home`;
  await supervisor.put(path, { permanentlyOutOfTheHome: true });
  for (const answer of [
    await sendTo(worker, ana),
    await sendTo(worker, ana, action),
    await on(worker, question, 'reply', { body: 'Yes.' }),
    await writeFrom(ana),
    await own(ana, question, 'reply', { body: 'And?' }),
    await own(ana, asked, 'complete', { note: 'None.' }),
  ])
    expect(refusal(answer)).toEqual([409, 'out_of_the_home']);
  expect((await pageOf(ana, question)).entries).toHaveLength(1);
  expect((await on(worker, withdrawn, 'close', { note: 'You left.' })).body.status).toBe('Action Closed');
  expect(await statusOf(worker, question)).toBe('Received');
  const marked = await on(worker, question, 'no-reply-needed', { reason: 'answered_by_phone' });
  expect(marked.status).toBe(200);
  await supervisor.put(path, { permanentlyOutOfTheHome: false });
  expect((await on(worker, question, 'reply', { body: 'Yes.' })).body.status).toBe('Replied');
});

test('who was taken off a case has no message of it begun any more, and reads what was written', async () => {
  const ana = await linkedResident(app);
  const { question, asked } = await someThreads(ana);
  await app.person({ ...ana.record, cases: null });
  expect((await sendTo(worker, ana)).status).toBe(404);
  expect((await writeFrom(ana)).status).toBe(404);
  expect(refusal(await own(ana, question, 'reply', { body: 'And?' }))).toEqual([409, 'out_of_the_home']);
  expect(refusal(await own(ana, asked, 'complete', { note: 'None.' }))).toEqual([409, 'out_of_the_home']);
  expect((await pageOf(ana, question)).entries).toHaveLength(1);
  expect((await ana.customer.get('/api/v1/portal/messages/cases')).body.items).toEqual([]);
  expect((await on(worker, asked, 'close', { note: 'You left.' })).body.status).toBe('Action Closed');
});
